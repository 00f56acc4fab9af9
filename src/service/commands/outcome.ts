/** The result of a command. */
export interface Outcome {
  /** Whether it was carried out; if not, the answer says why. */
  readonly understood: boolean;
  /** The answer; null if a reaction is enough. */
  readonly answer: string | null;
  /** The decisions to record in the answer, as `didNote` writes them; the check is evaluated again then. */
  readonly did: readonly string[];
}
