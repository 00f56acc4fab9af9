/** A comment whose commands we carried out and answered, as read back from the pull request. */
export interface Answered {
  readonly author: string;
  readonly text: string;
  /** The day on which it was written. */
  readonly day: string;
  /** What was done, as `didNote` writes it. */
  readonly did: readonly string[];
  /** It, or our answer, was edited since. */
  readonly edited: boolean;
}

/** What a command did to a finding, or to the whole pull request. */
export interface Did {
  /** The index of the command in its comment. */
  readonly command: number;
  /** Null if it concerns the pull request. */
  readonly finding: string | null;
  /** The fingerprint of the change; null if the finding is about no contract. */
  readonly change: string | null;
}

const none = '00000000';

/** The note for a mark: one digit, the id, and the fingerprint of the change. */
export function didNote({ command, finding, change }: Did): string {
  return finding === null ? `${command}` : `${command}${finding}${change ?? none}`;
}

/** The inverse of `didNote`; null if the note is none of ours. */
export function didIn(note: string): Did | null {
  const [, command, finding = null, change = none] = /^(\d)(?:([0-9a-f]{8})([0-9a-f]{8}))?$/u.exec(note) ?? [];
  return command === undefined ? null : { command: Number(command), finding, change: change === none ? null : change };
}
