/** A problem that the user can fix. It is shown as a sentence, never as a stack trace. */
export class UserProblem extends Error {
  readonly code: string;
  readonly hint: string;

  constructor(code: string, message: string, hint: string) {
    super(message);
    this.name = 'UserProblem';
    this.code = code;
    this.hint = hint;
  }
}

/** A problem that is our bug; the stack is for maintainers. */
export function internalError(error: unknown): UserProblem {
  const { message, stack } = error instanceof Error ? error : new Error(String(error));
  const problem = new UserProblem(
    'bug',
    `Something went wrong inside Architect: ${(message.split('\n')[0] ?? '').replace(/\.$/, '')}.`,
    'This is a bug in Architect. Please report it, with the files that cause it if you can.',
  );
  if (stack) problem.stack = stack;
  return problem;
}

/**
 * It cannot be done now, because of a limit or an outage, and nothing is wrong with the change. The queue tries again.
 */
export class TryAgain extends Error {
  /** The seconds to wait at least; the queue doubles them after each failure. */
  readonly after: number;

  constructor(after: number, message: string) {
    super(message);
    this.name = 'TryAgain';
    this.after = after;
  }
}
