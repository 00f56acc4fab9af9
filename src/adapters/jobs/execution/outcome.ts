import type { JobWithMetadata } from 'pg-boss';
import { internalError, TryAgain, UserProblem } from '../../../core/model/problem.ts';
import { mostAttempts } from '../queues/queues.ts';

/** How long a job may be put off before that counts as a failure, in milliseconds. */
const patience = 24 * 60 * 60 * 1000;

/** While the host is down it is asked again at least this often, in seconds, unless it asks for a longer pause. */
const longestDoubling = 300;

/** What happens to a job whose handler threw. */
export type Outcome = { readonly handBack: number } | { readonly giveUp: boolean; readonly message: string };

/** Decides by the error: put off, retried, or given up. */
export function outcomeOf(error: unknown, job: JobWithMetadata<object>, now: Date): Outcome {
  const putOff = now.getTime() - job.createdOn.getTime() < patience;
  // Each time a job is put off raises its limit by one.
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

/** An error in one line. Never the error itself: errors of HTTP clients contain requests, and those contain tokens. */
export function messageOf(error: unknown): string {
  // pg-boss reports some errors as plain objects.
  const { message } = (error ?? {}) as { readonly message?: unknown };
  return (typeof message === 'string' ? message : String(error)).slice(0, 2000);
}
