/** Where a line of the log goes: what pino's logger offers, and no more. */
export interface Log {
  info(about: object, message: string): void;
  warn(about: object, message: string): void;
  error(about: object, message: string): void;
}

/** How often the queue looks around. Tests set a faster pace. */
export interface Pace {
  /** Looks for a newer ask of what runs, and for work where the database brings no notifications. */
  readonly pollSeconds: number;
  /** Looks for work whose hour has come, where notifications bring all the rest. */
  readonly restSeconds: number;
  /** Looks for jobs whose worker no longer lives. */
  readonly monitorSeconds: number;
  /** The first wait after a failed attempt; it doubles up to five minutes. 0 does not wait at all. */
  readonly retrySeconds: number;
  /** A job is put off no longer than this at a time, whatever it asks for. */
  readonly putOffSeconds: number;
}

/** What `openQueue` is given. */
export interface QueueSettings {
  /** PostgreSQL, for any number of replicas; null keeps everything in `dataDir`, for one process. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly log: Log;
  /** The schema of our tables; the queue's own live beside it, in `<schema>_queue`. */
  readonly schema?: string;
  readonly pace?: Pace;
}
