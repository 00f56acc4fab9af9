import { internalError, TryAgain, UserProblem } from '../../core/model/problem.ts';
import type { Problem } from './task.ts';

/** An error as it crosses between threads. What is neither a `UserProblem` nor a `TryAgain` is our mistake. */
export function problemOf(error: unknown): Problem {
  if (error instanceof TryAgain) return { code: 'try-again', message: error.message, hint: '', after: error.after };
  const problem = error instanceof UserProblem ? error : internalError(error);
  const { code, message, hint, stack } = problem;
  return { code, message, hint, ...(code === 'bug' && stack && { stack }) };
}

/** The error again, on the other side. */
export function errorOf({ code, message, hint, stack, after }: Problem): UserProblem | TryAgain {
  if (after !== undefined) return new TryAgain(after, message);
  const problem = new UserProblem(code, message, hint);
  if (stack) problem.stack = stack;
  return problem;
}
