import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** A finding, as far as the histories look at it. */
export interface FoundOne {
  readonly rule: string;
  readonly severity: string;
  readonly certainty: string;
  readonly subject: string;
  readonly path: string;
  readonly line: number;
  readonly side: string;
  readonly message: string;
  /** Breaking, dangerous or safe; null where the finding is not about a contract. */
  readonly change: string | null;
  /** Why the review does not say it by itself, as where another finding of the same cause says it; null where it does. */
  readonly unsaid: string | null;
}

/** What a review of one commit said. */
export interface Reviewed {
  readonly commit: string;
  /** Null where the review failed; `failed` says how. */
  readonly conclusion: string | null;
  readonly failed: string | null;
  readonly seconds: number;
  readonly findings: readonly FoundOne[];
  readonly unread: readonly { readonly path: string; readonly because: string }[];
}

/** A line of the file of results. */
export interface ReviewRecord extends Reviewed {
  readonly tool: string;
  readonly repo: string;
}

/** The results so far; none where there is no such file. */
export function readRecords(file: string): readonly ReviewRecord[] {
  if (!existsSync(file)) return [];
  return linesOf(file).map((line) => JSON.parse(line) as ReviewRecord);
}

/** The findings that the review says; the others are part of one of these, or nobody asked for them. */
export function said(findings: readonly FoundOne[]): readonly FoundOne[] {
  return findings.filter(({ unsaid }) => unsaid === null);
}

/** Adds a result, so that this commit is not reviewed again. */
export function append(file: string, record: ReviewRecord): void {
  appendFileSync(file, `${JSON.stringify(record)}\n`);
}

/** The lines of a file that say something. */
export function linesOf(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}
