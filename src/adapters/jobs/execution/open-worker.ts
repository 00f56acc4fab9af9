import type { JobWithMetadata, PgBoss } from 'pg-boss';
import type { Payload } from './payload.ts';
import type { Depth } from '../queue.ts';
import type { Pace } from '../settings.ts';
import { wakeOne } from './waking.ts';

/**
 * Starts so many workers of a queue, each of which takes one job at a time. One is woken by a notification, and the next by
 * the one that got a job. Each polls besides: for jobs whose hour has come, and where a connection pooler swallows the
 * notifications.
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
