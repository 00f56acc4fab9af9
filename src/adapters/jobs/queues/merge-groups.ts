import type { JobWithMetadata, PgBoss } from 'pg-boss';
import type { Repository } from '../../../core/model/pull-request.ts';
import { openWorker } from '../execution/open-worker.ts';
import type { Performer } from '../execution/performer.ts';
import type { MergeGroupErrand } from '../../../core/model/errand.ts';
import type { Handlers } from '../queue.ts';
import type { Running } from '../execution/running.ts';
import type { Pace } from '../settings.ts';
import { storable } from '../database/storable.ts';

function groupKey({ id }: Repository, head: string): string {
  return `${id}@${head}`;
}

/** Asks for the check of a group; asking again while it waits or runs has no effect. */
export async function askMergeGroup(boss: PgBoss, errand: MergeGroupErrand): Promise<void> {
  await boss.send('merge-group', storable({ errand }), { singletonKey: groupKey(errand.repository, errand.head) });
}

/**
 * Drops a waiting group and ends a running one: at once in this process, with the next heartbeat in another. Returns
 * whether it had begun, and waited for its next attempt.
 */
export async function cancelMergeGroup(
  boss: PgBoss,
  running: Running,
  repository: Repository,
  head: string,
): Promise<boolean> {
  const key = groupKey(repository, head);
  const jobs = await boss.findJobs('merge-group', { key });
  const open = jobs.filter(({ state }) => state === 'created' || state === 'retry' || state === 'active');
  if (open.length > 0)
    await boss.cancel(
      'merge-group',
      open.map(({ id }) => id),
    );
  running.end((job) => job.key === key, 'cancelled');
  return open.some(({ state }) => state === 'retry');
}

/** Checks merge groups, two at a time: the merge queue is blocked meanwhile. */
export async function workMergeGroups(
  boss: PgBoss,
  performer: Performer,
  handlers: Handlers,
  pace: Pace,
): Promise<void> {
  type Payload = { readonly errand: MergeGroupErrand };
  const perform = (job: JobWithMetadata<Payload>) => {
    const { errand } = job.data;
    return performer.perform(job, groupKey(errand.repository, errand.head), (attempt) =>
      handlers.mergeGroup(errand, attempt),
    );
  };
  await openWorker<Payload>(boss, 'merge-group', pace, 2, perform);
}
