import type { ConstructorOptions, Db } from 'pg-boss';

/** What is under the queue: PostgreSQL, or PGlite in this process. */
export interface Database {
  /** Only this process can be in it: whatever is active at its start has lost its worker. */
  readonly embedded: boolean;
  /** How pg-boss reaches it. */
  readonly options: ConstructorOptions;
  /** A way in for what cannot wait behind other statements; undefined where there are connections enough. */
  readonly urgent: Db | undefined;
  /** Closes what pg-boss did not open. */
  close(): Promise<void>;
}
