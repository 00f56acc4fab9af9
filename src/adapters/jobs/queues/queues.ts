import type { PgBoss, Queue as QueueOptions } from 'pg-boss';
import type { Depth } from '../queue.ts';
import type { Pace } from '../settings.ts';

/**
 * How many attempts a job has. pg-boss is configured with one retry more than are used, so that the last attempt can
 * still be requeued, which raises the job's limit by one.
 */
export const mostAttempts = 6;

const day = 24 * 60 * 60;

/** The queues and their policies. */
function queues(pace: Pace, embedded: boolean): readonly (QueueOptions & { readonly name: Depth['queue'] })[] {
  const retries = {
    retryLimit: mostAttempts,
    retryDelay: pace.retrySeconds,
    retryBackoff: pace.retrySeconds > 0,
    ...(pace.retrySeconds > 0 ? { retryDelayMax: 300 } : {}),
    expireInSeconds: 15 * 60,
    notify: true,
    // A single process cannot miss another's heartbeat; the jobs of its predecessor are found at boot.
    ...(embedded ? {} : { heartbeatSeconds: 10 }),
  };
  // An errand takes a handful of requests: one that takes longer has lost its connection, and holds up others.
  const brief = { expireInSeconds: 3 * 60 };
  return [
    { name: 'dead', ...retries, ...brief, deleteAfterSeconds: 30 * day },
    // A done job is kept for as long as the host may redeliver the webhook: that is how duplicates are recognised.
    { name: 'intake', ...retries, ...brief, deadLetter: 'dead', deleteAfterSeconds: 8 * day },
    // One active job per pull request, across all replicas. One waiting job is ensured by its id: see `reviews.ts`.
    // Done jobs are deleted soon, because every `ask` reads the jobs of its pull request.
    { name: 'review', policy: 'key_strict_fifo', ...retries, deadLetter: 'dead', deleteAfterSeconds: 60 },
    // One per group commit, waiting or active.
    { name: 'merge-group', policy: 'exclusive', ...retries, deadLetter: 'dead', deleteAfterSeconds: 60 * 60 },
    { name: 'heal', policy: 'exclusive', ...retries, retryLimit: 0, deleteAfterSeconds: 60 * 60 },
    { name: 'tidy', policy: 'exclusive', ...retries, retryLimit: 0, deleteAfterSeconds: 60 * 60 },
  ];
}

/** Creates missing queues and updates the settings of existing ones. */
export async function createQueues(boss: PgBoss, pace: Pace, embedded: boolean): Promise<void> {
  for (const { name, policy, ...options } of queues(pace, embedded)) {
    await boss.createQueue(name, { ...options, ...(policy === undefined ? {} : { policy }) });
    await boss.updateQueue(name, options);
  }
}
