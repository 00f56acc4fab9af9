/** One attempt at a job, as its handler sees it. */
export interface Attempt {
  /** Aborted with an `Ended` when the job has to stop. A handler that goes on anyway is not waited for. */
  readonly signal: AbortSignal;
  /** The job's own id: the same on every attempt. */
  readonly job: string;
  /** When the job was created. */
  readonly since: Date;
  /** Jobs of higher priority start first; of equal priority, the oldest. */
  readonly priority: number;
  /** 1 for the first. */
  readonly attempt: number;
  /**
   * Starts the job again as soon as this attempt is over, instead of after its delay: what it waited for is available.
   */
  readonly expedite: () => Promise<void>;
}
