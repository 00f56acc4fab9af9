import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Attempt } from '../../../src/adapters/jobs/execution/attempt.ts';
import { Ended } from '../../../src/adapters/jobs/execution/ended.ts';
import { openQueue } from '../../../src/adapters/jobs/open-queue.ts';
import type { Queue } from '../../../src/adapters/jobs/queue.ts';
import { TryAgain, UserProblem } from '../../../src/core/model/problem.ts';
import { hurried } from './backend.ts';
import { asking, ended, fakeHandlers, somePull } from './fake-handlers.ts';
import { onBackends } from './on-backends.ts';

const log = { info: () => {}, warn: () => {}, error: console.error };
const eventually = { timeout: 20_000, interval: 20 };

await onBackends('the queue', (backend) => {
  const groups: Attempt[] = [];
  const fake = fakeHandlers({
    mergeGroup: async (errand, attempt) => {
      groups.push(attempt);
      if (errand.number === 404) throw await ended(attempt);
    },
  });
  // Without a pause what fails may be tried again before it can be put off: where that counts, there is a pause.
  const [patientDesk, pause] = [fakeHandlers(), { ...hurried, retrySeconds: 60 }];
  let [queue, patient]: [Queue, Queue] = [] as never;
  beforeAll(async () => {
    [queue, patient] = [
      await openQueue({ ...backend.newDatabase(), log }),
      await openQueue({ ...backend.newDatabase(pause), log }),
    ];
    await queue.work(fake.handlers, { concurrency: 4 });
    await patient.work(patientDesk.handlers, { concurrency: 4 });
  }, 120_000);
  afterAll(() => Promise.all([queue.stop(1), patient.stop(1)]));

  test('a delivery is taken once, before and after it is done', async () => {
    const [guid, pull] = [randomUUID(), somePull()];
    const both = await Promise.all([queue.accept(guid, asking(pull)), queue.accept(guid.toUpperCase(), asking(pull))]);
    expect(both.toSorted()).toEqual([false, true]);
    await vi.waitFor(() => expect(fake.errands).toContainEqual(asking(pull)), eventually);
    expect(await queue.accept(guid, asking(pull))).toBe(false);
    expect([await queue.accept('17', asking(pull)), await queue.accept('17', asking(pull))]).toEqual([true, false]);
    expect(await queue.accept('18', asking(pull))).toBe(true);
  });

  test('what the database cannot spell is written all the same', async () => {
    const text = 'a NUL \u0000, half a pair \ud83d and the word \\u0000';
    const comment = { id: 1, on: 'conversation', path: 'a' } as const;
    await queue.accept(randomUUID(), { kind: 'comment', pull: somePull(), comment, author: 'ada', text });
    const taken = expect.objectContaining({ text: 'a NUL \ufffd, half a pair \ufffd and the word \\u0000' });
    await vi.waitFor(() => expect(fake.errands).toContainEqual(taken), eventually);
  });

  test('of fifty asks in a burst one runs, one waits, and the last one is done', async () => {
    const pull = somePull();
    const { promise: goOn, resolve: release } = Promise.withResolvers<void>();
    let [atOnce, most] = [0, 0];
    fake.on(pull, async ({ attempt }) => {
      most = Math.max(most, (atOnce += 1));
      if (fake.calls(pull).length === 1) await Promise.all([ended(attempt), goOn]);
      atOnce -= 1;
    });
    await queue.ask(asking(pull, { because: 'opened' }));
    await vi.waitFor(() => expect(fake.calls(pull)).toHaveLength(1), eventually);
    await Promise.all(Array.from({ length: 49 }, (_, i) => queue.ask(asking(pull, { again: i === 17 }))));
    await queue.ask(asking(pull, { because: 'ready' }));
    const depth = (await queue.depths()).find((one) => one.queue === 'review');
    expect(depth).toMatchObject({ active: 1, ready: 1, deferred: 0 });
    release();
    await vi.waitFor(() => expect(fake.calls(pull)).toHaveLength(2), eventually);
    expect(fake.calls(pull)[0]?.attempt.signal.reason).toEqual(new Ended('superseded'));
    expect(fake.calls(pull)[1]?.errand).toEqual(asking(pull, { because: 'ready', again: true }));
    await vi.waitFor(async () => expect(await openReviews(queue)).toBe(0), eventually);
    expect([fake.calls(pull).length, most]).toEqual([2, 1]);
  });

  test('what happens to pull requests is done before what people say, however much they say', async () => {
    const [busy, desk] = [await openQueue({ ...backend.newDatabase(), log }), fakeHandlers()];
    const comment = { id: 1, on: 'conversation' } as const;
    const said = { kind: 'comment', pull: somePull(), comment, author: 'ada', text: '/architect dance' } as const;
    for (let times = 0; times < 12; times += 1) await busy.accept(randomUUID(), said);
    await busy.accept(randomUUID(), asking(somePull()));
    await busy.work(desk.handlers, { concurrency: 1 });
    await vi.waitFor(() => expect(desk.errands).toHaveLength(13), eventually);
    // Four are taken at the same time.
    expect(desk.errands.slice(0, 4)).toContainEqual(expect.objectContaining({ kind: 'review' }));
    await busy.stop(1);
  });

  test('it is known how much waits, since when, and what is put off', async () => {
    const still = await openQueue({ ...backend.newDatabase(), log });
    await still.ask(asking(somePull()));
    await still.later(asking(somePull()), 300);
    await new Promise((resolve) => setTimeout(resolve, 1600));
    const depth = (await still.depths()).find(({ queue: name }) => name === 'review');
    expect(depth).toMatchObject({ ready: 1, deferred: 1, active: 0 });
    expect(depth?.oldest).toBeGreaterThanOrEqual(1);
    expect(depth?.oldest).toBeLessThan(60);
    await still.stop(0);
  });

  test('installations take turns, however much one asks for, and a sweep comes last', async () => {
    const [fair, desk] = [await openQueue({ ...backend.newDatabase(), log }), fakeHandlers()];
    const of = (installation: number) => {
      const { repository, number } = somePull();
      return { repository: { ...repository, installation }, number };
    };
    const [first, second, third, other, swept] = [of(7), of(7), of(7), of(8), of(9)];
    await fair.ask(asking(swept, { because: 'healed' }));
    for (const pull of [first, second, third, other]) await fair.ask(asking(pull));
    const order: number[] = [];
    for (const pull of [first, second, third, other, swept])
      desk.on(pull, async () => void order.push(pull.repository.installation));
    await fair.work(desk.handlers, { concurrency: 1 });
    await vi.waitFor(() => expect(order).toEqual([7, 8, 7, 7, 9]), eventually);
    await fair.stop(1);
  });

  test('calling off ends what runs at once, and looks a last time', async () => {
    const pull = somePull();
    fake.on(pull, async ({ errand, attempt }) => {
      if (errand.because !== 'cancelled') throw await ended(attempt);
    });
    await queue.ask(asking(pull));
    await vi.waitFor(() => expect(fake.calls(pull)).toHaveLength(1), eventually);
    await queue.cancel(pull);
    expect(fake.calls(pull)[0]?.attempt.signal.reason).toEqual(new Ended('cancelled'));
    await vi.waitFor(() => expect(fake.calls(pull)).toHaveLength(2), eventually);
    expect(fake.calls(pull)[1]?.errand.because).toBe('cancelled');
  });

  test('what fails is tried again, and given up in the end', async () => {
    const pull = somePull();
    fake.on(pull, async () => {
      throw new Error('the lights went out');
    });
    await queue.ask(asking(pull));
    const letter = { errand: asking(pull), message: 'Something went wrong inside Architect: the lights went out.' };
    await vi.waitFor(() => expect(fake.letters).toContainEqual(letter), eventually);
    expect(fake.calls(pull).map(({ attempt }) => attempt.attempt)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('what only a person can mend is given up at once', async () => {
    const pull = somePull();
    fake.on(pull, async () => {
      throw new UserProblem('key', 'The key is wrong.', 'Mend it.');
    });
    await queue.ask(asking(pull));
    await vi.waitFor(
      () => expect(fake.letters).toContainEqual({ errand: asking(pull), message: 'The key is wrong.' }),
      eventually,
    );
    expect(fake.calls(pull)).toHaveLength(1);
  });

  test('a label and a sweep wait their turn, and end nothing', async () => {
    const pull = somePull();
    const { promise: goOn, resolve: release } = Promise.withResolvers<void>();
    fake.on(pull, () => goOn);
    await queue.ask(asking(pull));
    await vi.waitFor(() => expect(fake.calls(pull)).toHaveLength(1), eventually);
    await queue.ask(asking(pull, { because: 'labels-changed', label: 'api' }));
    await queue.ask(asking(pull, { because: 'labels-changed', label: 'breaking' }));
    await queue.ask(asking(pull, { because: 'healed' }));
    expect(fake.calls(pull)[0]?.attempt.signal.aborted).toBe(false);
    release();
    await vi.waitFor(() => expect(fake.calls(pull)).toHaveLength(2), eventually);
    expect(fake.calls(pull)[0]?.attempt.signal.aborted).toBe(false);
    // Asked for by more than one label: none of them can say any more that it is not needed.
    expect(fake.calls(pull)[1]?.errand).toEqual(asking(pull, { because: 'healed', label: null }));
  });

  test('what waits for its hour is overtaken by what does not', async () => {
    const [late, overtaken] = [somePull(), somePull()];
    const start = Date.now();
    let started = 0;
    fake.on(late, async () => void (started = Date.now()));
    await queue.later(asking(late), 1);
    await queue.later(asking(overtaken, { because: 'ready' }), 3600);
    await queue.later(asking(overtaken), 7200);
    await queue.ask(asking(overtaken, { because: 'asked' }));
    await vi.waitFor(
      () => expect(fake.calls(overtaken).map(({ errand }) => errand.because)).toEqual(['asked']),
      eventually,
    );
    await vi.waitFor(() => expect(started).toBeGreaterThan(0), eventually);
    expect(started - start).toBeGreaterThanOrEqual(990);
  });

  test('what was overtaken is not tried again', async () => {
    const pull = somePull();
    const { promise: goOn, resolve: release } = Promise.withResolvers<void>();
    fake.on(pull, async () => {
      if (fake.calls(pull).length > 1) return;
      await goOn;
      throw new Error('the head is gone');
    });
    await queue.ask(asking(pull));
    await vi.waitFor(() => expect(fake.calls(pull)).toHaveLength(1), eventually);
    await queue.ask(asking(pull));
    release();
    await vi.waitFor(async () => expect(await openReviews(queue)).toBe(0), eventually);
    expect(fake.calls(pull).map(({ attempt }) => attempt.attempt)).toEqual([1, 1]);
  });

  test('what is put off waits so long, and is not counted', async () => {
    const pull = somePull();
    const times: number[] = [];
    patientDesk.on(pull, async () => {
      times.push(Date.now());
      if (times.length === 1) throw new TryAgain(1, 'a limit');
      if (times.length < 9) throw new TryAgain(0, 'a limit');
    });
    await patient.ask(asking(pull));
    await vi.waitFor(() => expect(times).toHaveLength(9), eventually);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
    await vi.waitFor(async () => expect(await openReviews(patient)).toBe(0), eventually);
    expect(patientDesk.letters.filter(({ errand }) => 'pull' in errand && errand.pull.number === pull.number)).toEqual(
      [],
    );
  });

  test('what is put off begins at once where it is hurried, while it still runs or afterwards', async () => {
    const pull = somePull();
    patientDesk.on(pull, async ({ attempt }) => {
      if (attempt.attempt === 3) return;
      if (attempt.attempt === 1) void attempt.expedite();
      else setTimeout(() => void attempt.expedite(), 300);
      throw new TryAgain(300, 'its turn has not come');
    });
    await patient.ask(asking(pull));
    await vi.waitFor(() => expect(patientDesk.calls(pull)).toHaveLength(3), eventually);
    expect(patientDesk.calls(pull)[0]?.attempt.priority).toBe(0);
  });

  test('what failed waits before it is tried again, and holds back no newer ask', async () => {
    const pull = somePull();
    patientDesk.on(pull, async () => {
      if (patientDesk.calls(pull).length === 1) throw new Error('the lights went out');
    });
    await patient.ask(asking(pull));
    await vi.waitFor(async () => expect(await deferredReviews(patient)).toBe(1), eventually);
    expect(patientDesk.calls(pull)).toHaveLength(1);
    await patient.ask(asking(pull, { because: 'ready' }));
    await vi.waitFor(() => expect(patientDesk.calls(pull)).toHaveLength(2), eventually);
    expect(patientDesk.calls(pull)[1]?.errand.because).toBe('ready');
    await vi.waitFor(async () => expect(await openReviews(patient)).toBe(0), eventually);
  });

  test('a merge group is checked once, and ended when it is gone', async () => {
    const { repository } = somePull();
    const errand = {
      kind: 'merge-group',
      repository,
      head: 'a'.repeat(40),
      base: 'main',
      number: 404,
      again: false,
      trace: null,
    } as const;
    await queue.mergeGroup(errand);
    await queue.mergeGroup(errand);
    await vi.waitFor(() => expect(groups).toHaveLength(1), eventually);
    await queue.cancelMergeGroup(repository, errand.head);
    expect(groups[0]?.signal.reason).toEqual(new Ended('cancelled'));
    await queue.mergeGroup({ ...errand, number: 12 });
    await vi.waitFor(() => expect(groups).toHaveLength(2), eventually);
  });

  test('it heals at boot, answers, and says when it last looked', async () => {
    // The clock may have struck since: it heals every five minutes besides.
    await vi.waitFor(() => expect(fake.heals).not.toHaveLength(0), eventually);
    await queue.ping();
    expect(Date.now() - (queue.lastPolled()?.getTime() ?? 0)).toBeLessThan(20_000);
  });
});

/** How many reviews wait or run. */
async function openReviews(queue: Queue): Promise<number> {
  const depth = (await queue.depths()).find((one) => one.queue === 'review');
  return depth ? depth.ready + depth.deferred + depth.active : -1;
}

async function deferredReviews(queue: Queue): Promise<number> {
  return (await queue.depths()).find((one) => one.queue === 'review')?.deferred ?? -1;
}
