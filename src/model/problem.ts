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
