import type { PgBoss } from 'pg-boss';
import { openWorker } from './open-worker.ts';
import type { Performer } from './performer.ts';
import type { Handlers } from './queue.ts';
import type { Pace } from './settings.ts';

/** Heals at boot and every five minutes, on one replica: the policy of the queue lets no second one in. */
export async function workHealing(
  boss: PgBoss,
  performer: Performer,
  handlers: Handlers,
  pace: Pace,
  prune: () => Promise<void>,
): Promise<void> {
  await openWorker<object>(boss, 'heal', pace, { batch: 1, workers: 1 }, (job) =>
    performer.perform(job, job.id, async (attempt) => {
      await prune();
      await handlers.heal(attempt);
    }),
  );
  await boss.schedule('heal', '*/5 * * * *');
  // Replicas that start together heal once.
  await boss.send('heal', {}, { singletonKey: 'boot', singletonSeconds: 60 });
}
