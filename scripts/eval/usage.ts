import { UserProblem } from '../../src/core/model/problem.ts';

/** The problem of a command line that cannot be followed. */
export function usage(message: string, hint: string): UserProblem {
  return new UserProblem('usage', message, hint);
}
