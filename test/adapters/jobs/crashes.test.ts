import { expect, test, vi } from 'vitest';
import { openQueue } from '../../../src/adapters/jobs/open-queue.ts';
import { asking, fakeHandlers } from './fake-handlers.ts';
import { onBackends } from './on-backends.ts';
import { startReplica } from './start-replica.ts';

// Whole processes, one after the other.
vi.setConfig({ testTimeout: 180_000 });
const log = { info: () => {}, warn: () => {}, error: console.error };
const eventually = { timeout: 90_000, interval: 50 };
const pullOf = (number: number) => ({ repository: { installation: 1, owner: 'acme', name: 'shop', id: 5 }, number });

/** A process that ends while it has three jobs in hand. */
async function killOneWithThree(settings: Parameters<typeof startReplica>[0]['settings']): Promise<void> {
  const first = startReplica({ settings, stay: { 1: 'fetched', 2: 'fetched', 3: 'fetched' } });
  await first.hears({ said: 'ready' });
  for (const ask of [1, 2, 3]) first.tell({ ask });
  for (const number of [1, 2, 3]) await first.hears({ said: 'at', number });
  await first.kill();
}

await onBackends('a process that ends', (backend) => {
  test.concurrent('has its jobs tried one by one, and the one that ends it again and again is given up', async () => {
    const settings = backend.newDatabase();
    await killOneWithThree(settings);
    // It was for the second.
    for (const attempt of [2, 3]) {
      const next = startReplica({ settings, stay: { 2: 'fetched' } });
      await next.hears({ said: 'at', number: 2, attempt });
      await next.kill();
    }

    const fake = fakeHandlers();
    const queue = await openQueue({ ...settings, log });
    await queue.work(fake.handlers, { concurrency: 4 });
    // Or it is done after all, and nobody waits for a letter.
    await vi.waitFor(() => expect([...fake.letters, ...fake.calls(pullOf(2))]).toHaveLength(1), eventually);
    expect(fake.letters).toMatchObject([
      {
        errand: { pull: { number: 2 } },
        message: expect.stringMatching(/^The process that worked on it ended 2 times while nothing else ran/),
      },
    ]);
    expect(fake.calls(pullOf(2))).toEqual([]);
    // Whoever comes anew runs beside others as before.
    for (const number of [11, 12]) {
      fake.on(pullOf(number), () =>
        vi.waitFor(() => expect(fake.calls(pullOf(23 - number))).not.toEqual([]), eventually),
      );
      await queue.ask(asking(pullOf(number)));
    }
    await vi.waitFor(() => expect(fake.calls(pullOf(12))).toHaveLength(1), eventually);
    await queue.stop(5);
  });

  test.concurrent('costs no job an attempt that only ran beside, and the others are done alone', async () => {
    const settings = backend.newDatabase();
    await killOneWithThree(settings);
    const fake = fakeHandlers();
    const together = { now: 0, most: 0 };
    for (const number of [1, 2, 3]) {
      fake.on(pullOf(number), async () => {
        together.most = Math.max(together.most, (together.now += 1));
        await new Promise((resolve) => setTimeout(resolve, 200));
        together.now -= 1;
        // One that fails of itself has as many attempts as if nothing had happened.
        if (number === 3) throw new Error('the lights went out');
      });
    }
    const queue = await openQueue({ ...settings, log });
    await queue.work(fake.handlers, { concurrency: 4 });
    await vi.waitFor(() => expect(fake.letters).toHaveLength(1), eventually);
    expect([1, 2, 3].map((number) => fake.calls(pullOf(number)).length)).toEqual([1, 1, 6]);
    expect(together.most).toBe(1);
    await queue.stop(1);
  });
});
