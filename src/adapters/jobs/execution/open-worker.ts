import type { JobResult, JobWithMetadata, PgBoss } from 'pg-boss';
import type { Payload } from './payload.ts';
import type { Depth } from '../queue.ts';
import type { Pace } from '../settings.ts';
import { wakeOne } from './waking.ts';

/** How a queue is worked: `batch` jobs at a time, by so many workers. */
export interface WorkerShape {
  readonly batch: number;
  readonly workers: number;
}

/**
 * Starts the workers of a queue. One is woken by a notification, and the next by the one that got a job. Each polls besides:
 * for jobs whose hour has come, and where a connection pooler swallows the notifications.
 */
export async function openWorker<T extends object = Payload>(
  boss: PgBoss,
  queue: Depth['queue'],
  pace: Pace,
  { batch, workers }: WorkerShape,
  perform: (job: JobWithMetadata<T>) => Promise<JobResult>,
): Promise<void> {
  const options = {
    includeMetadata: true,
    perJobResults: true,
    batchSize: batch,
    localConcurrency: workers,
    pollingIntervalSeconds: pace.pollSeconds,
    notifyPollingIntervalSeconds: pace.restSeconds,
    heartbeatRefreshSeconds: 2,
  } as const;
  await boss.work<T, unknown, typeof options>(queue, options, (jobs) => {
    wakeOne(boss, queue);
    return Promise.all(jobs.map(perform));
  });
}
