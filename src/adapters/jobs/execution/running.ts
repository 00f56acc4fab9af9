import { Ended, type Ending } from './ended.ts';

/** A job that a handler of this process is working on. */
export interface RunningJob {
  readonly id: string;
  /** What may end it: a pull request, a merge group; the job's own id where nothing else does. */
  readonly key: string;
  readonly controller: AbortController;
  /** Returns it to the queue, for a handler that does not stop when it is told to. */
  readonly handBack: () => Promise<void>;
}

/** The jobs this process is working on. */
export interface Running {
  /** Adds a job and returns the function that removes it. */
  add(job: RunningJob): () => void;
  /** Ends the matching jobs of this process. */
  end(isMeant: (job: RunningJob) => boolean, why: Ending): void;
  /** Resolves true once nothing runs, or false after so many seconds. */
  idle(seconds: number): Promise<boolean>;
  readonly jobs: ReadonlySet<RunningJob>;
}

/** Starts with no job. */
export function startRunning(): Running {
  const jobs = new Set<RunningJob>();
  let whenIdle: () => void = () => {};
  return {
    jobs,
    add: (job) => {
      jobs.add(job);
      return () => {
        jobs.delete(job);
        if (jobs.size === 0) whenIdle();
      };
    },
    end: (isMeant, why) => {
      for (const job of jobs) if (isMeant(job)) job.controller.abort(new Ended(why));
    },
    idle: async (seconds) => {
      if (jobs.size === 0) return true;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      whenIdle = () => resolve(true);
      const over = setTimeout(() => resolve(false), seconds * 1000);
      const idle = await promise;
      clearTimeout(over);
      return idle;
    },
  };
}
