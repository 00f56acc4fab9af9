import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Ended } from '../../../src/adapters/jobs/execution/ended.ts';
import { openQueue } from '../../../src/adapters/jobs/open-queue.ts';
import type { Queue } from '../../../src/adapters/jobs/queue.ts';
import { hurried } from './backend.ts';
import { asking, ended, fakeHandlers, somePull } from './fake-handlers.ts';
import { onBackends } from './on-backends.ts';

const log = { info: () => {}, warn: () => {}, error: console.error };
const eventually = { timeout: 20_000, interval: 20 };
/** Nobody looks by the clock whether something was overtaken: whoever asks has to end it. */
const unhurried = { ...hurried, pollSeconds: 60, restSeconds: 60 };

await onBackends('the newest', (backend) => {
  const fake = fakeHandlers();
  let queue: Queue;
  beforeAll(async () => {
    queue = await openQueue({ ...backend.newDatabase(unhurried), log });
    await queue.work(fake.handlers, { concurrency: 2 });
  }, 120_000);
  afterAll(() => queue.stop(1));

  test('ends what runs, and runs then', async () => {
    const [pull, other] = [somePull(), somePull()];
    fake.on(pull, async ({ errand, attempt }) => {
      if (errand.because !== 'ready') throw await ended(attempt);
    });
    fake.on(other, async ({ attempt }) => {
      throw await ended(attempt);
    });
    await queue.ask(asking(pull));
    await queue.ask(asking(other));
    await vi.waitFor(() => expect([...fake.calls(pull), ...fake.calls(other)]).toHaveLength(2), eventually);
    await queue.ask(asking(pull, { because: 'ready' }));
    expect(fake.calls(pull)[0]?.attempt.signal.reason).toEqual(new Ended('superseded'));
    await vi.waitFor(() => expect(fake.calls(pull)).toHaveLength(2), eventually);
    expect(fake.calls(pull)[1]?.errand.because).toBe('ready');
    expect(fake.calls(pull)[1]?.attempt.signal.aborted).toBe(false);
    expect(fake.calls(other)[0]?.attempt.signal.aborted).toBe(false);
  });
});
