/** What became of a command. */
export interface Outcome {
  /** Whether it was done; where not, the answer says why. */
  readonly understood: boolean;
  /** What there is to answer; null where a reaction says enough. */
  readonly answer: string | null;
  /** What the pull request is to remember of it, as `didNote` writes it; the check is then evaluated again. */
  readonly did: readonly string[];
}
