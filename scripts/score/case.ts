import { readFileSync } from 'node:fs';

/** One thing the origin of a case expects: a rule, and the verdict and line if it states them. */
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

/** The verdict on a whole change. */
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
  /** Whether any change or unread part in the answer is wrong. */
  readonly silent?: boolean;
  /** Whether the answer must have a change or an unread part. */
  readonly reported?: boolean;
  readonly findings: readonly Expectation[];
  /** The line that a person would point to. */
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
