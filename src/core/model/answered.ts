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

/** What a command did to a finding. */
export interface Did {
  /** Which of the commands of the comment it was. */
  readonly command: number;
  readonly finding: string;
  /** The change that it was about; null where the finding is about no contract. */
  readonly change: string | null;
}

const none = '00000000';

/** As a mark takes it: one digit, the id, and the anchor of the change. */
export function didNote({ command, finding, change }: Did): string {
  return `${command}${finding}${change ?? none}`;
}

/** What such a note says; null where it is none of ours. */
export function didIn(note: string): Did | null {
  const [, command, finding = '', change = ''] = /^(\d)([0-9a-f]{8})([0-9a-f]{8})$/u.exec(note) ?? [];
  return command === undefined ? null : { command: Number(command), finding, change: change === none ? null : change };
}
