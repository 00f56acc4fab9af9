import type { JobWithMetadata, PgBoss } from 'pg-boss';
import type { Payload } from './payload.ts';
import type { Depth } from '../queue.ts';
import type { Pace } from '../settings.ts';
import { wakeOne } from './waking.ts';

/**
 * Starts this many workers of a queue, each taking one job at a time. A notification wakes one, and a worker that got a
 * job wakes the next. Each also polls: for delayed jobs, and because a connection pooler may drop notifications.
 */
export async function openWorker<T extends object = Payload>(
  boss: PgBoss,
  queue: Depth['queue'],
  pace: Pace,
  workers: number,
  perform: (job: JobWithMetadata<T>) => Promise<void>,
): Promise<void> {
  const options = {
    includeMetadata: true,
    localConcurrency: workers,
    pollingIntervalSeconds: pace.pollSeconds,
    notifyPollingIntervalSeconds: pace.restSeconds,
    heartbeatRefreshSeconds: 2,
  } as const;
  await boss.work<T, void, typeof options>(queue, options, async ([job]) => {
    wakeOne(boss, queue);
    if (job) await perform(job);
  });
}
