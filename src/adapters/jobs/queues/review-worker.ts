import type { JobWithMetadata, PgBoss } from 'pg-boss';
import { keyOf } from '../../../core/model/pull-request.ts';
import { openWorker } from '../execution/open-worker.ts';
import type { Performer } from '../execution/performer.ts';
import type { Handlers } from '../queue.ts';
import type { Runs } from '../records/runs.ts';
import { endingOf, type ReviewPayload, type Reviews } from './reviews.ts';
import type { Running } from '../execution/running.ts';
import type { Log, Pace } from '../settings.ts';

/** What a worker of reviews takes. */
export interface ReviewWork {
  readonly boss: PgBoss;
  readonly performer: Performer;
  readonly reviews: Reviews;
  readonly running: Running;
  readonly runs: Runs;
  readonly log: Log;
  readonly pace: Pace;
}

/** Runs reviews, `concurrency` at a time in this process. */
export async function workReviews(work: ReviewWork, handlers: Handlers, concurrency: number): Promise<void> {
  const { boss, performer, reviews, runs, pace } = work;
  const perform = async (job: JobWithMetadata<ReviewPayload>): Promise<void> => {
    const { errand } = job.data;
    const overtaken = async () => (await reviews.successorOf(job)) !== null;
    const stopWatching = watch(work, job);
    try {
      await performer.perform(
        job,
        keyOf(errand.pull),
        async (attempt) => {
          if (await overtaken()) return;
          const again = errand.again || (await runs.isAskedAgain(errand.pull));
          // A new request may arrive between the two: whoever asked has notified this process, or the next poll will
          // see it.
          attempt.signal.throwIfAborted();
          await handlers.review({ ...errand, again }, attempt);
        },
        overtaken,
      );
    } finally {
      stopWatching();
    }
  };
  await openWorker<ReviewPayload>(boss, 'review', pace, concurrency, perform);
}

/** Another process cannot notify us of a newer request, so the queue is polled for one. */
function watch({ reviews, running, log, pace }: ReviewWork, job: JobWithMetadata<ReviewPayload>): () => void {
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      const next = await reviews.successorOf(job);
      // Its successor may have started by now, under the same key.
      if (next) running.end(({ id }) => id === job.id, endingOf(next));
    } catch (error) {
      log.warn({ job: job.id, error: String(error) }, 'Cannot see whether a review was overtaken');
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(() => void look(), pace.pollSeconds * 1000);
  return () => clearInterval(timer);
}
