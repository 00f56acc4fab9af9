import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** A finding, as far as it is recorded. */
export interface RecordedFinding {
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
  /** Why it is not published by itself, such as that another finding of the same cause is; null if it is. */
  readonly unsaid: string | null;
}

/** The result of reviewing one commit. */
export interface Reviewed {
  readonly commit: string;
  /** The conclusion of the check; null if the review failed, which `failed` explains. */
  readonly conclusion: string | null;
  readonly failed: string | null;
  readonly seconds: number;
  readonly findings: readonly RecordedFinding[];
  readonly unread: readonly { readonly path: string; readonly because: string }[];
}

/** A line of the file of results. */
export interface ReviewRecord extends Reviewed {
  readonly tool: string;
  readonly repo: string;
}

/** The results so far; none if there is no such file. */
export function readRecords(file: string): readonly ReviewRecord[] {
  if (!existsSync(file)) return [];
  return linesOf(file).map((line) => JSON.parse(line) as ReviewRecord);
}

/** The published findings. */
export function published(findings: readonly RecordedFinding[]): readonly RecordedFinding[] {
  return findings.filter(({ unsaid }) => unsaid === null);
}

/** Appends a result to the file. */
export function append(file: string, record: ReviewRecord): void {
  appendFileSync(file, `${JSON.stringify(record)}\n`);
}

/** The lines of a file that are not empty. */
export function linesOf(file: string): readonly string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}
