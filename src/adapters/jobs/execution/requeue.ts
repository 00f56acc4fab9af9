import type { JobWithMetadata, PgBoss } from 'pg-boss';

/**
 * Gives an active job back to its queue, to be started again after so many seconds, without counting the attempt. The
 * queue has no such word for it: failing brings the job back under its policy, and the edit sets the hour and raises the
 * limit. Killed in between, the job waits its usual time and has one attempt less.
 */
export async function requeue(boss: PgBoss, job: JobWithMetadata<object>, seconds: number, why: string): Promise<void> {
  await boss.fail(job.name, { id: job.id, retryCount: job.retryCount }, { message: why });
  await boss.update(job.name, undefined, { id: job.id, startAfter: seconds, retryLimit: job.retryLimit + 1 });
}
