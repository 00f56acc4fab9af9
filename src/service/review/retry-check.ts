import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import { TryAgain, UserProblem } from '../../core/model/problem.ts';
import { soon } from '../upkeep/retry-refusal.ts';

/** From this attempt on the check tells the state: with the pauses in between, after ten to thirty minutes. */
export const lastInProgress = 8;

/**
 * The error with which a job tries again that the host refused the start or the end of a check: such a refusal is often
 * over at once, and a required check that hangs blocks the merge. Null once it was tried for as long as a check may stay
 * in progress.
 */
export function retryCheck(error: unknown, { attempt }: Attempt): TryAgain | null {
  if (!(error instanceof UserProblem) || error.code === 'archived' || attempt >= lastInProgress) return null;
  return new TryAgain(soon, error.message);
}

/** Starts or ends a check, or throws what the job is to try again with. */
export async function retryingCheck<T>(attempt: Attempt, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw retryCheck(error, attempt) ?? error;
  }
}
