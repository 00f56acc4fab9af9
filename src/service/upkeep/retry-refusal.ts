import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import { isForbidden, statusOf } from '../../adapters/github/client/failure.ts';
import { TryAgain, UserProblem } from '../../core/model/problem.ts';

/** From this attempt on what the host says is believed. */
const believed = 3;

/** The pause before the next attempt after the host refused something, in seconds; the queue doubles it. */
export const soon = 5;

/** How the host words a refusal that stands until somebody changes something. */
export const standing = /suspended|not accessible|must have|archived|disabled|locked/iu;

/** What such a problem is called; without a merge base the host may not have the head yet. */
const refusals: ReadonlySet<string> = new Set(['not-found', 'gone', 'forbidden', 'refused', 'merge-base']);

/**
 * The error with which a job tries again, for something that the host refuses and may have or allow in a moment: what
 * was just opened or pushed is not everywhere at once. Null for any other error, and once it was refused often enough.
 */
export function retryRefusal(error: unknown, { attempt }: Attempt): TryAgain | null {
  if (attempt >= believed || !(error instanceof Error) || standing.test(error.message)) return null;
  const isRefusal =
    error instanceof UserProblem
      ? refusals.has(error.code)
      : isForbidden(error) || statusOf(error) === 404 || statusOf(error) === 410;
  return isRefusal ? new TryAgain(soon, error.message) : null;
}
