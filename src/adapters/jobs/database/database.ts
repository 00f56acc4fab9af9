import type { ConstructorOptions, Db } from 'pg-boss';

/** The database under the queue: PostgreSQL, or PGlite in this process. */
export interface Database {
  /** Only this process can use it: any job that is active at its start has lost its worker. */
  readonly embedded: boolean;
  /** How pg-boss reaches it. */
  readonly options: ConstructorOptions;
  /** A connection for statements that must not wait behind others; undefined where there are connections enough. */
  readonly urgent: Db | undefined;
  /**
   * Checks that there is room to write.
   * @throws UserProblem if there is not, as far as this process can tell.
   */
  checkRoom(): void;
  /** Closes what pg-boss did not open. */
  close(): Promise<void>;
}
