import { readFileSync } from 'node:fs';

/** What the origin of a case says about it. */
export interface Expectation {
  readonly rule: string;
  readonly verdict?: string | null;
  readonly file?: string;
  readonly line?: number;
}

/** A line of one side, or of either. */
export interface Line {
  readonly side?: 'before' | 'after';
  readonly file: string;
  readonly line: number;
}

/** What a whole change can be. */
export type Verdict = 'breaking' | 'dangerous' | 'compatible' | 'unread';

/** Two trees and what is right to make of them: a case by others as its origin has it, or one of our own. */
export interface Case {
  readonly id: string;
  readonly set: string;
  readonly format: string;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  /**
   * The verdict on the whole case, where the origin gives one: `compatible` means not breaking. A case of our own lists the
   * verdicts that are right.
   */
  readonly expect: 'breaking' | 'compatible' | readonly Verdict[] | null;
  /** Nothing may be said. */
  readonly silent?: boolean;
  /** Something has to be said. */
  readonly reported?: boolean;
  readonly findings: readonly Expectation[];
  /** Where a person would point. */
  readonly line?: Line;
  readonly mode?: string;
  readonly asOf?: string;
}

/** Reads a set: one case a line. */
export function readCases(file: string): readonly Case[] {
  return (
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): Case => ({ findings: [], ...(JSON.parse(line) as Omit<Case, 'findings'>) }))
      // Some origins only say how bad a change is, and not by which rule.
      .map((one) => ({ ...one, findings: one.findings.filter(({ rule }: Partial<Expectation>) => rule !== undefined) }))
  );
}
