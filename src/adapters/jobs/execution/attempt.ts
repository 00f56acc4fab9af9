/** One attempt at a job, as its handler sees it. */
export interface Attempt {
  /** Aborted with an `Ended` when the job is not to be done any further. A handler that goes on is not waited for. */
  readonly signal: AbortSignal;
  /** The job's own id: the same on every attempt. */
  readonly job: string;
  /** When the job was written down. */
  readonly since: Date;
  /** The queue begins jobs of a higher one first, and of two that are alike the older. */
  readonly priority: number;
  /** 1 for the first. */
  readonly attempt: number;
  /** Has the job begin again as soon as this attempt is over, however long it is put off: what it waits for is there. */
  readonly expedite: () => Promise<void>;
}
