import type { Errand, MergeGroupErrand, ReviewErrand } from '../../core/model/errand.ts';
import type { PullRequest, Repository } from '../../core/model/pull-request.ts';
import type { Attempt } from './execution/attempt.ts';
import type { Records } from './records/records.ts';

/** A job that failed for good. */
export interface DeadLetter {
  readonly errand: Errand;
  /** The message of the last attempt, never a stack. */
  readonly message: string;
}

/**
 * The handler of each kind of job. Every handler runs at least once: a process can be killed between doing the work and
 * recording it. A handler throws `TryAgain` to be called later, `UserProblem` where retrying cannot help, and anything
 * else for a retry soon.
 */
export interface Handlers {
  /** A webhook's errand: cheap, several at a time, in no particular order. */
  errand(errand: Errand, attempt: Attempt): Promise<void>;
  /**
   * A review: one per pull request at a time, across all replicas. Read the pull request again, whatever asked for the
   * review: it may be closed, a draft or changed by now.
   */
  review(errand: ReviewErrand, attempt: Attempt): Promise<void>;
  /** A commit of the merge queue: one at a time, across all replicas. */
  mergeGroup(errand: MergeGroupErrand, attempt: Attempt): Promise<void>;
  /** All attempts have failed: report it to whoever waits. */
  dead(letter: DeadLetter, attempt: Attempt): Promise<void>;
  /** At boot and every five minutes, on one replica: finds lost work. */
  heal(attempt: Attempt): Promise<void>;
}

/** How much is in a queue. */
export interface Depth {
  readonly queue: 'intake' | 'review' | 'merge-group' | 'dead' | 'heal' | 'tidy';
  /** Can be started now. */
  readonly ready: number;
  /** Waits for its start time: delayed, or to be retried. */
  readonly deferred: number;
  readonly active: number;
  /** Failed for good, and not reported yet. */
  readonly failed: number;
  /** How long the oldest ready job has waited, in seconds. */
  readonly oldest: number;
}

/** Durable jobs that behave the same on both databases, and the records that outlive them. */
export interface Queue {
  /**
   * Writes a delivery down in one statement. Returns false if it is known already, done or not.
   * @throws if the database does not answer within seconds: the webhook has to answer 5xx.
   */
  accept(delivery: string, errand: Errand): Promise<boolean>;
  /**
   * Asks for a review. Per pull request at most one runs and one waits: the newest replaces the waiting one and ends
   * the running one. An errand that may turn out to need no review (a label, a healing sweep) ends nothing and waits.
   */
  ask(errand: ReviewErrand): Promise<void>;
  /** Asks for a review in `seconds`. It ends nothing, and is dropped if an earlier one waits already. */
  later(errand: ReviewErrand, seconds: number): Promise<void>;
  /**
   * The pull request was closed or became a draft: ends the running review and replaces the waiting one by a final look
   * (`cancelled`), because a reopening may have overtaken the closing.
   */
  cancel(pull: PullRequest): Promise<void>;
  /** Asks for the check of a merge group; asking again while it waits or runs has no effect. */
  mergeGroup(errand: MergeGroupErrand): Promise<void>;
  /**
   * The merge group is gone: drops its check, or ends the running one. Returns whether it had begun and waits: nobody
   * ends that one.
   */
  cancelMergeGroup(repository: Repository, head: string): Promise<boolean>;
  /** Starts the workers. `concurrency` is how many reviews this process runs at a time. */
  work(handlers: Handlers, options: { readonly concurrency: number }): Promise<void>;
  /**
   * Takes no new jobs, gives the running ones `seconds` to finish, then returns them to the queue for another process
   * or the next start, and closes.
   */
  stop(seconds: number): Promise<void>;
  /**
   * Resolves if the database accepts writes, and rejects if it does not.
   * @throws UserProblem if its disk is full.
   */
  ping(): Promise<void>;
  /** The depth of every queue, counted now. */
  depths(): Promise<readonly Depth[]>;
  /** When a worker of this process last polled successfully; null before `work`. */
  lastPolled(): Date | null;
  readonly records: Records;
}
