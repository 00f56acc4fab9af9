import type { ConstructorOptions, Db } from 'pg-boss';

/** What is under the queue: PostgreSQL, or PGlite in this process. */
export interface Database {
  /** Only this process can be in it: whatever is active at its start has lost its worker. */
  readonly embedded: boolean;
  /** How pg-boss reaches it. */
  readonly options: ConstructorOptions;
  /** A way in for what cannot wait behind other statements; undefined where there are connections enough. */
  readonly urgent: Db | undefined;
  /**
   * Looks whether there is room to write.
   * @throws UserProblem where there is not, as far as that can be seen from here.
   */
  checkRoom(): void;
  /** Closes what pg-boss did not open. */
  close(): Promise<void>;
}
