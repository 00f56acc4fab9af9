import { internalError, TryAgain, UserProblem } from '../../core/model/problem.ts';
import type { Problem } from './task.ts';

/** An error as plain data. Anything but a `UserProblem` or a `TryAgain` is a bug of ours. */
export function problemOf(error: unknown): Problem {
  if (error instanceof TryAgain) return { code: 'try-again', message: error.message, hint: '', after: error.after };
  const problem = error instanceof UserProblem ? error : internalError(error);
  const { code, message, hint, stack } = problem;
  return { code, message, hint, ...(code === 'bug' && stack && { stack }) };
}

/** The error of a problem that came from another thread. */
export function errorOf({ code, message, hint, stack, after }: Problem): UserProblem | TryAgain {
  if (after !== undefined) return new TryAgain(after, message);
  const problem = new UserProblem(code, message, hint);
  if (stack) problem.stack = stack;
  return problem;
}
