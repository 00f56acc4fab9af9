/** One of the two trees of a pull request: the merge base, or the head. */
export type Side = 'before' | 'after';

/** A line of a file, as its tree names it. Lines are 1-based. */
export interface Place {
  readonly file: string;
  readonly line: number;
}
