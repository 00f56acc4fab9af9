import type { JobWithMetadata, PgBoss } from 'pg-boss';

/**
 * Returns an active job to its queue, to start again after `seconds`, without counting the attempt. pg-boss has no call
 * for that: failing the job returns it under its retry policy, and an update sets the start and raises the limit. If
 * the process is killed in between, the job waits its usual time and has one attempt less.
 */
export async function requeue(boss: PgBoss, job: JobWithMetadata<object>, seconds: number, why: string): Promise<void> {
  await boss.fail(job.name, { id: job.id, retryCount: job.retryCount }, { message: why });
  await boss.update(job.name, undefined, { id: job.id, startAfter: seconds, retryLimit: job.retryLimit + 1 });
}
