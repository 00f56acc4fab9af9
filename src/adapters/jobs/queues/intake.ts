import type { Db, PgBoss } from 'pg-boss';
import type { Errand } from '../../../core/model/errand.ts';
import { jobOfDelivery } from '../execution/job-id.ts';
import { openWorker } from '../execution/open-worker.ts';
import type { Performer } from '../execution/performer.ts';
import type { Handlers } from '../queue.ts';
import type { Pace } from '../settings.ts';
import { storable } from '../database/storable.ts';

/**
 * In milliseconds. The host gives up on a webhook after ten seconds; a write that takes longer than this counts as
 * failed.
 */
const longestWrite = 5000;

/** Writes a delivery down once: true the first time. */
export async function takeErrand(
  boss: PgBoss,
  urgent: Db | undefined,
  delivery: string,
  errand: Errand,
): Promise<boolean> {
  // Anybody can comment as often as they like, so events of pull requests go first.
  const priority = errand.kind === 'comment' ? -1 : 0;
  const options = { id: jobOfDelivery(delivery), priority, ...(urgent === undefined ? {} : { db: urgent }) };
  const written = boss.send('intake', storable({ errand }), options);
  const { promise: late, reject } = Promise.withResolvers<never>();
  const over = setTimeout(() => reject(new Error('the database did not answer in time')), longestWrite);
  try {
    return (await Promise.race([written, late])) !== null;
  } finally {
    clearTimeout(over);
    written.catch(() => {});
  }
}

/** Works on accepted deliveries, several at a time, never using all the connections. */
export async function workIntake(boss: PgBoss, performer: Performer, handlers: Handlers, pace: Pace): Promise<void> {
  await openWorker(boss, 'intake', pace, 4, (job) =>
    performer.perform(job, job.id, (attempt) => handlers.errand(job.data.errand, attempt)),
  );
}
