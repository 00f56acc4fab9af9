import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { isCrash, messageLeft, processEnded } from '../execution/crashes.ts';
import { openWorker } from '../execution/open-worker.ts';
import type { Payload } from '../execution/payload.ts';
import type { Performer } from '../execution/performer.ts';
import type { Handlers } from '../queue.ts';
import type { Reviews } from './reviews.ts';
import type { Pace } from '../settings.ts';

/** Reports the jobs that failed for good. */
export async function workDeadLetters(
  boss: PgBoss,
  performer: Performer,
  reviews: Reviews,
  handlers: Handlers,
  pace: Pace,
): Promise<void> {
  const perform = async (job: JobWithMetadata<Payload>): Promise<void> => {
    const { errand } = job.data;
    if (errand.kind === 'review' && job.sourceName === 'review' && job.sourceId) {
      // A failed review blocks its pull request in the queue until it is deleted.
      await boss.deleteJob('review', job.sourceId);
      if (await reviews.isGoingOn(errand)) return;
    }
    const letter = { errand, message: messageIn(job.sourceOutput) };
    await performer.perform(job, job.id, (attempt) => handlers.dead(letter, attempt));
  };
  await openWorker(boss, 'dead', pace, 1, perform);
}

/** The message of a failed job. */
function messageIn(output: unknown): string {
  const said = messageLeft(output);
  if (said === null) return 'It failed without a reason';
  if (isCrash(output)) return `${processEnded}, each time it was tried`;
  if (/timed out$|^handler execution exceeded/.test(said)) return 'It was not done in the time it is given';
  return said;
}
