/** Something the person at the other end can put right. Shown as a sentence, never as a stack trace. */
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

/** What a person is told when the fault is ours; the stack is for whoever mends it. */
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

/** Nothing is wrong with the change, and it cannot be done now: a limit, an outage. The queue does it later. */
export class TryAgain extends Error {
  /** How many seconds to wait at least; longer each time it was in vain. */
  readonly after: number;

  constructor(after: number, message: string) {
    super(message);
    this.name = 'TryAgain';
    this.after = after;
  }
}
