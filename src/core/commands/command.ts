import type { Intent } from '../model/intent.ts';

/** What a command may know of where it was given. */
export interface Thread {
  /** Every command there is, and what it is for. */
  readonly commands: Readonly<Record<string, Command>>;
  /** The day on which it was given, YYYY-MM-DD. */
  readonly today: string;
}

/** A command that a person gives in a comment. It says what is to be done and does nothing. */
export interface Command {
  /** What `help` says of it: a few words without a full stop. */
  readonly summary: string;
  /** What stands after its name, for `help`; left out where nothing does. */
  readonly usage?: string;
  /** What a person may at least do with the repository to give it. */
  readonly needs: 'read' | 'write';
  /** Whether the author of the pull request may give it too, whatever they may do otherwise. */
  readonly author?: true;
  readonly run: (args: readonly string[], thread: Thread) => Intent;
}
