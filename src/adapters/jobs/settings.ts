/** The logger, as far as the queue uses it: a subset of pino's. */
export interface Log {
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}

/** How often the queue polls. Tests set a faster pace. */
export interface Pace {
  /** Seconds between polls for a newer request, and for work if the database sends no notifications. */
  readonly pollSeconds: number;
  /** Seconds between polls for delayed work, if notifications announce all the rest. */
  readonly restSeconds: number;
  /** Seconds between checks for jobs whose worker is gone. */
  readonly monitorSeconds: number;
  /** Seconds before the first retry; they double up to five minutes. 0 retries at once. */
  readonly retrySeconds: number;
  /** The longest a job is put off at a time, in seconds, whatever it asks for. */
  readonly putOffSeconds: number;
}

/** The settings of `openQueue`. */
export interface QueueSettings {
  /** PostgreSQL, for any number of replicas; null uses `dataDir`, for one process. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly log: Log;
  /** The schema of our tables; the queue's own live beside it, in `<schema>_queue`. */
  readonly schema?: string;
  readonly pace?: Pace;
}
