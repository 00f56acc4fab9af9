import { isForbidden } from '../../adapters/github/client/failure.ts';
import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import { UserProblem } from '../../core/model/problem.ts';
import type { Log } from '../../adapters/observe/log.ts';
import { retryRefusal, standing } from './retry-refusal.ts';

/** Why the host does not let us any further, in a few words for the log; null where an error says something else. */
export function whyUnavailable(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { message } = error;
  if (error instanceof UserProblem) {
    return ['not-found', 'gone', 'forbidden', 'archived'].includes(error.code) ? message.replace(/\.$/u, '') : null;
  }
  const { status } = error as { readonly status?: unknown };
  if (status === 404 || status === 410) return 'the repository, the pull request or the installation is gone';
  if (status === 451) return 'the repository is kept from everybody for legal reasons';
  if (!isForbidden(error)) return null;
  if (/suspended/iu.test(message)) return 'the installation is suspended';
  return standing.test(message) ? `it is not allowed (${message})` : null;
}

/**
 * Does something, unless what it is about is gone: repositories are deleted, installations suspended and permissions
 * taken away at any moment. That is a line in the log, and the queue goes on. Brings null then. A job that says which
 * attempt it is tries again before it believes that.
 */
export async function unlessUnavailable<T>(
  log: Log,
  work: () => Promise<T>,
  attempt: Attempt | null = null,
): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    const retry = attempt && retryRefusal(error, attempt);
    if (retry !== null) throw retry;
    const why = whyUnavailable(error);
    if (why === null) throw error;
    log.warn({ err: error }, `left alone: ${why}`);
    return null;
  }
}
