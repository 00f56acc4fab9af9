import type { JobWithMetadata } from 'pg-boss';
import { internalError, TryAgain, UserProblem } from '../../../core/model/problem.ts';
import { mostAttempts } from '../queues/queues.ts';

/** For how long a job may be put off before that counts as failing. */
const patience = 24 * 60 * 60 * 1000;

/** Nobody is asked more seldom than this for as long as it is down, in seconds, unless it wants to be. */
const longestDoubling = 300;

/** What is to become of a job whose handler threw. */
export type Outcome = { readonly handBack: number } | { readonly giveUp: boolean; readonly message: string };

/** Judges an error: later, another attempt, or given up. */
export function outcomeOf(error: unknown, job: JobWithMetadata<object>, now: Date): Outcome {
  const putOff = now.getTime() - job.createdOn.getTime() < patience;
  // Each handing back raises the limit by one.
  const handedBack = job.retryLimit - mostAttempts;
  if (error instanceof TryAgain && putOff) {
    const doubled = Math.min(error.after * 2 ** Math.min(handedBack, 9), longestDoubling);
    return { handBack: Math.max(0, Math.ceil(Math.max(error.after, doubled))) };
  }
  const attemptsUsed = job.retryCount - handedBack + 1;
  const giveUp = error instanceof UserProblem || attemptsUsed >= mostAttempts;
  const isTold = error instanceof UserProblem || error instanceof TryAgain;
  return { giveUp, message: messageOf(isTold ? error : internalError(error)) };
}

/** An error in one line. Never the error itself: those of HTTP clients carry requests, and the requests tokens. */
export function messageOf(error: unknown): string {
  // The queue tells of its errors in objects that are none.
  const { message } = (error ?? {}) as { readonly message?: unknown };
  return (typeof message === 'string' ? message : String(error)).slice(0, 2000);
}
