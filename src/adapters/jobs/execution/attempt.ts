/** One attempt at a job, as its handler sees it. */
export interface Attempt {
  /** Aborted with an `Ended` when the job is not to be done any further. A handler that goes on is not waited for. */
  readonly signal: AbortSignal;
  /** The job's own id: the same on every attempt. */
  readonly job: string;
  /** When the job was written down. */
  readonly since: Date;
  /** 1 for the first. */
  readonly attempt: number;
}
