import type { PgBoss } from 'pg-boss';
import { openWorker } from './open-worker.ts';
import type { Performer } from './performer.ts';
import type { Handlers } from '../queue.ts';
import type { Pace } from '../settings.ts';

/**
 * Runs the scheduled work on one replica: the queue policy admits no second job. Healing runs at boot and every five
 * minutes; pruning runs nightly, or at the next start if a night was missed.
 */
export async function runSchedules(
  boss: PgBoss,
  performer: Performer,
  handlers: Handlers,
  pace: Pace,
  tidy: () => Promise<void>,
): Promise<void> {
  await openWorker<object>(boss, 'heal', pace, 1, (job) => performer.perform(job, job.id, handlers.heal));
  await openWorker<object>(boss, 'tidy', pace, 1, (job) => performer.perform(job, job.id, tidy));
  await boss.schedule('heal', '*/5 * * * *');
  await boss.schedule('tidy', '17 3 * * *', null, { missed: 'once' });
  await boss.send('heal', {});
}
