import { randomUUID } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { openQueue } from '../../../src/adapters/jobs/open-queue.ts';
import type { Queue } from '../../../src/adapters/jobs/queue.ts';
import type { Stage } from '../../../src/adapters/jobs/records/run.ts';
import type { TestSettings } from './backend.ts';
import { asking, ended, fakeHandlers, somePull } from './fake-handlers.ts';
import { onBackends } from './on-backends.ts';
import { startReplica } from './start-replica.ts';

const log = { info: () => {}, warn: () => {}, error: console.error };
// Whole processes, one after the other.
vi.setConfig({ testTimeout: 120_000 });
const eventually = { timeout: 60_000, interval: 50 };
const stages: readonly Stage[] = ['fetched', 'posting', 'posted'];

await onBackends('a fault', (backend) => {
  const opened = async (settings: TestSettings): Promise<Queue> => openQueue({ ...settings, log });

  test.concurrent('kill -9 in any stage: the next process takes over where it was', async () => {
    const settings = backend.newDatabase();
    const first = startReplica({ settings, stay: { 0: 'fetched', 1: 'posting', 2: 'posted' } });
    await first.hears({ said: 'ready' });
    for (const number of stages.keys()) first.tell({ accept: randomUUID(), number });
    for (const [number, stage] of stages.entries()) await first.hears({ said: 'at', number, stage });
    await first.kill();

    const second = startReplica({ settings });
    for (const number of stages.keys()) await second.hears({ said: 'done', number });
    second.tell({ stop: 1 });
    await second.gone;
    for (const [number, stage] of stages.entries()) {
      const seen = (replica: typeof first) => replica.said.filter((one) => one.said === 'at' && one.number === number);
      expect(seen(second)).toEqual([
        expect.objectContaining({ stage, attempt: 2, result: seen(first).at(-1)?.['result' as never] }),
        ...stages.slice(stages.indexOf(stage) + 1).map((later) => expect.objectContaining({ stage: later })),
      ]);
    }
  });

  test.concurrent('stopping hands back what runs, and what does not heed it, without counting', async () => {
    const settings = backend.newDatabase();
    const [heedful, deaf] = [somePull(), somePull()];
    const fake = fakeHandlers();
    fake.on(heedful, async ({ attempt }) => {
      throw await ended(attempt);
    });
    fake.on(deaf, () => new Promise(() => {}));
    const first = await opened(settings);
    await first.work(fake.handlers, { concurrency: 2 });
    await first.ask(asking(heedful));
    await first.ask(asking(deaf));
    await vi.waitFor(() => expect([...fake.calls(heedful), ...fake.calls(deaf)]).toHaveLength(2), eventually);
    await first.stop(0);
    expect(fake.calls(heedful)[0]?.attempt.signal.reason).toMatchObject({ why: 'stopping' });

    const next = fakeHandlers();
    const second = await opened(settings);
    await second.work(next.handlers, { concurrency: 2 });
    await vi.waitFor(() => expect([...next.calls(heedful), ...next.calls(deaf)]).toHaveLength(2), eventually);
    await vi.waitFor(async () => expect(await openJobs(second)).toBe(0), eventually);
    await second.stop(1);
    expect(next.letters).toEqual([]);
  });
});

/** How many jobs wait or run. */
async function openJobs(queue: Queue): Promise<number> {
  const depths = await queue.depths();
  return depths.reduce((sum, { ready, deferred, active }) => sum + ready + deferred + active, 0);
}
