import { UserProblem } from '../../../core/model/problem.ts';
import { failureOf, statusOf } from './failure.ts';

/**
 * Awaits an answer of the host. `what` was requested, as in "the files of acme/shop#12".
 * @throws UserProblem if somebody has to fix something, TryAgain if waiting is enough.
 */
export async function hostAnswer<T>(what: string, answer: Promise<T>): Promise<T> {
  const found = await hostAnswerOrNull(what, answer);
  if (found !== null) return found;
  throw new UserProblem(
    'not-found',
    `GitHub does not show ${what}.`,
    'Check that it exists. A private repository is shown only to an App that is installed on it, or to a token that may read it.',
  );
}

/** The same, but null if the host has no such thing, or does not show it. */
export async function hostAnswerOrNull<T>(what: string, answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    const status = statusOf(error);
    if (status === 404 || status === 410) return null;
    throw failureOf(error, `Reading ${what}`);
  }
}
