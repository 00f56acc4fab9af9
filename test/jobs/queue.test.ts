import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { Ended } from '../../src/jobs/ended.ts';
import { openQueue } from '../../src/jobs/open-queue.ts';
import type { Queue } from '../../src/jobs/queue.ts';
import { TryAgain, UserProblem } from '../../src/model/problem.ts';
import { backends } from './backend.ts';
import { asking, ended, makeDesk, somePull } from './desk.ts';

const log = { info: () => {}, warn: () => {}, error: console.error };
const eventually = { timeout: 20_000, interval: 20 };

describe.each(await backends())('the queue on $name', (backend) => {
  const desk = makeDesk();
  let queue: Queue;
  beforeAll(async () => {
    queue = await openQueue({ ...backend.room(), log });
    await queue.work(desk.handlers, { concurrency: 4 });
  }, 120_000);
  afterAll(async () => {
    await queue.stop(1);
    await backend.cleanUp();
  });

  test('a delivery is taken once, before and after it is done', async () => {
    const [guid, pull] = [randomUUID(), somePull()];
    const both = await Promise.all([queue.accept(guid, asking(pull)), queue.accept(guid.toUpperCase(), asking(pull))]);
    expect(both.toSorted()).toEqual([false, true]);
    await vi.waitFor(() => expect(desk.errands).toContainEqual(asking(pull)), eventually);
    expect(await queue.accept(guid, asking(pull))).toBe(false);
    expect([await queue.accept('17', asking(pull)), await queue.accept('17', asking(pull))]).toEqual([true, false]);
    expect(await queue.accept('18', asking(pull))).toBe(true);
  });

  test('what the database cannot spell is written all the same', async () => {
    const text = 'a NUL \u0000, half a pair \ud83d and the word \\u0000';
    const comment = { id: 1, on: 'conversation', path: 'a' } as const;
    await queue.accept(randomUUID(), { kind: 'comment', pull: somePull(), comment, author: 'ada', text });
    const taken = expect.objectContaining({ text: 'a NUL \ufffd, half a pair \ufffd and the word \\u0000' });
    await vi.waitFor(() => expect(desk.errands).toContainEqual(taken), eventually);
  });

  test('of fifty asks in a burst one runs, one waits, and the last one is done', async () => {
    const pull = somePull();
    const { promise: goOn, resolve: release } = Promise.withResolvers<void>();
    let [atOnce, most] = [0, 0];
    desk.on(pull, async ({ attempt }) => {
      most = Math.max(most, (atOnce += 1));
      if (desk.calls(pull).length === 1) await Promise.all([ended(attempt), goOn]);
      atOnce -= 1;
    });
    await queue.ask(asking(pull, { because: 'opened' }));
    await vi.waitFor(() => expect(desk.calls(pull)).toHaveLength(1), eventually);
    await Promise.all(Array.from({ length: 49 }, (_, i) => queue.ask(asking(pull, { again: i === 17 }))));
    await queue.ask(asking(pull, { because: 'ready' }));
    const depth = (await queue.depths()).find((one) => one.queue === 'review');
    expect(depth).toMatchObject({ active: 1, ready: 1, deferred: 0 });
    release();
    await vi.waitFor(() => expect(desk.calls(pull)).toHaveLength(2), eventually);
    expect(desk.calls(pull)[0]?.attempt.signal.reason).toEqual(new Ended('superseded'));
    expect(desk.calls(pull)[1]?.errand).toEqual(asking(pull, { because: 'ready', again: true }));
    await vi.waitFor(async () => expect(await openReviews(queue)).toBe(0), eventually);
    expect([desk.calls(pull).length, most]).toEqual([2, 1]);
  });

  test('calling off ends what runs at once, and looks a last time', async () => {
    const pull = somePull();
    desk.on(pull, async ({ errand, attempt }) => {
      if (errand.because !== 'called-off') throw await ended(attempt);
    });
    await queue.ask(asking(pull));
    await vi.waitFor(() => expect(desk.calls(pull)).toHaveLength(1), eventually);
    await queue.callOff(pull);
    expect(desk.calls(pull)[0]?.attempt.signal.reason).toEqual(new Ended('called-off'));
    await vi.waitFor(() => expect(desk.calls(pull)).toHaveLength(2), eventually);
    expect(desk.calls(pull)[1]?.errand.because).toBe('called-off');
  });

  test('what fails is tried again, and given up in the end', async () => {
    const pull = somePull();
    desk.on(pull, async () => {
      throw new Error('the lights went out');
    });
    await queue.ask(asking(pull));
    const letter = { errand: asking(pull), message: 'the lights went out' };
    await vi.waitFor(() => expect(desk.letters).toContainEqual(letter), eventually);
    expect(desk.calls(pull).map(({ attempt }) => attempt.attempt)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('what only a person can mend is given up at once', async () => {
    const pull = somePull();
    desk.on(pull, async () => {
      throw new UserProblem('key', 'The key is wrong.', 'Mend it.');
    });
    await queue.ask(asking(pull));
    await vi.waitFor(
      () => expect(desk.letters).toContainEqual({ errand: asking(pull), message: 'The key is wrong.' }),
      eventually,
    );
    expect(desk.calls(pull)).toHaveLength(1);
  });

  test('what is put off waits so long, and is not counted', async () => {
    const pull = somePull();
    const times: number[] = [];
    desk.on(pull, async () => {
      times.push(Date.now());
      if (times.length === 1) throw new TryAgain(1, 'a limit');
      if (times.length < 9) throw new TryAgain(0, 'a limit');
    });
    await queue.ask(asking(pull));
    await vi.waitFor(() => expect(times).toHaveLength(9), eventually);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
    await vi.waitFor(async () => expect(await openReviews(queue)).toBe(0), eventually);
    expect(desk.letters.filter(({ errand }) => 'pull' in errand && errand.pull.number === pull.number)).toEqual([]);
  });
});

/** How many reviews wait or run. */
async function openReviews(queue: Queue): Promise<number> {
  const depth = (await queue.depths()).find((one) => one.queue === 'review');
  return depth ? depth.ready + depth.deferred + depth.active : -1;
}
