/** What a new member of a collection starts with. */
export interface Scaffold {
  /** The files to write, by path from the project's root. */
  readonly files: Readonly<Record<string, string>>;
  /** What the author does next, in order. */
  readonly next: readonly string[];
}
