import type { PgBoss, Queue as QueueOptions } from 'pg-boss';
import type { Depth } from '../queue.ts';
import type { Pace } from '../settings.ts';

/**
 * How often a job is tried before it is given up. pg-boss is told that this many retries follow the first attempt: one
 * more than are used, so that the last attempt can still be handed back, which raises the job's own limit by one.
 */
export const mostAttempts = 6;

const day = 24 * 60 * 60;

/** The queues, and what the policies of each promise. */
function queues(pace: Pace, embedded: boolean): readonly (QueueOptions & { readonly name: Depth['queue'] })[] {
  const retries = {
    retryLimit: mostAttempts,
    retryDelay: pace.retrySeconds,
    retryBackoff: pace.retrySeconds > 0,
    ...(pace.retrySeconds > 0 ? { retryDelayMax: 300 } : {}),
    expireInSeconds: 15 * 60,
    notify: true,
    // In one process nobody is left to miss a heartbeat; what its predecessor left behind is found at boot.
    ...(embedded ? {} : { heartbeatSeconds: 10 }),
  };
  // A handful of requests: one that takes longer has lost its connection, and others wait behind it.
  const brief = { expireInSeconds: 3 * 60 };
  return [
    { name: 'dead', ...retries, ...brief, deleteAfterSeconds: 30 * day },
    // What is done is kept for as long as the host may send it again: that is how a second delivery is known.
    { name: 'intake', ...retries, ...brief, deadLetter: 'dead', deleteAfterSeconds: 8 * day },
    // One active job per pull request, across every replica. What waits is kept to one by its id: see `reviews.ts`.
    // What is done is soon forgotten, because every ask reads what there is of its pull request.
    { name: 'review', policy: 'key_strict_fifo', ...retries, deadLetter: 'dead', deleteAfterSeconds: 60 },
    // One per group commit, waiting or active.
    { name: 'merge-group', policy: 'exclusive', ...retries, deadLetter: 'dead', deleteAfterSeconds: 60 * 60 },
    { name: 'heal', policy: 'exclusive', ...retries, retryLimit: 0, deleteAfterSeconds: 60 * 60 },
    { name: 'tidy', policy: 'exclusive', ...retries, retryLimit: 0, deleteAfterSeconds: 60 * 60 },
  ];
}

/** Creates the queues where they are not there yet, and brings what is there up to date. */
export async function createQueues(boss: PgBoss, pace: Pace, embedded: boolean): Promise<void> {
  for (const { name, policy, ...options } of queues(pace, embedded)) {
    await boss.createQueue(name, { ...options, ...(policy === undefined ? {} : { policy }) });
    await boss.updateQueue(name, options);
  }
}
