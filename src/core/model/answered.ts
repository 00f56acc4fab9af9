/** A comment with commands that we did and answered, as the pull request remembers it. */
export interface Answered {
  readonly author: string;
  readonly text: string;
  /** The day on which it was written. */
  readonly day: string;
  /** What was done, as `didNote` writes it. */
  readonly did: readonly string[];
  /** Its text, or that of our answer, is not what it was. */
  readonly edited: boolean;
}

/** What a command did, to a finding or to the whole pull request. */
export interface Did {
  /** Which of the commands of the comment it was. */
  readonly command: number;
  /** Null where it was about the pull request. */
  readonly finding: string | null;
  /** The change that it was about; null where the finding is about no contract. */
  readonly change: string | null;
}

const none = '00000000';

/** As a mark takes it: one digit, the id, and the anchor of the change. */
export function didNote({ command, finding, change }: Did): string {
  return finding === null ? `${command}` : `${command}${finding}${change ?? none}`;
}

/** What such a note says; null where it is none of ours. */
export function didIn(note: string): Did | null {
  const [, command, finding = null, change = none] = /^(\d)(?:([0-9a-f]{8})([0-9a-f]{8}))?$/u.exec(note) ?? [];
  return command === undefined ? null : { command: Number(command), finding, change: change === none ? null : change };
}
