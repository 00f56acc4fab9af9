import { readFileSync } from 'node:fs';

/** What the origin of a case says about it. */
export interface Expectation {
  readonly rule: string;
  readonly verdict?: string | null;
  readonly file?: string;
  readonly line?: number;
}

/** A case by others: two trees and what its origin makes of them. */
export interface Case {
  readonly id: string;
  readonly set: string;
  readonly format: string;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  /** The verdict on the whole case, where the origin gives one. `compatible` means not breaking. */
  readonly expect: 'breaking' | 'compatible' | null;
  readonly findings: readonly Expectation[];
  readonly mode?: string;
  readonly asOf?: string;
}

/** Reads a set: one case a line. */
export function readCases(file: string): readonly Case[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Case);
}
