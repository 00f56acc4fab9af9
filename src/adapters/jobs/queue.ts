import type { Errand, MergeGroupErrand, ReviewErrand } from '../../core/model/errand.ts';
import type { PullRequest, Repository } from '../../core/model/pull-request.ts';
import type { Attempt } from './execution/attempt.ts';
import type { Records } from './records/records.ts';

/** A job that failed for good. */
export interface DeadLetter {
  readonly errand: Errand;
  /** What the last attempt ended with: the sentence alone, never a stack. */
  readonly message: string;
}

/**
 * What is done with each kind of job. Everything here is done at least once: a process can be killed between the doing
 * and the noting. Throw `TryAgain` to be asked again later, `UserProblem` for what no further attempt can mend, anything
 * else for another attempt soon.
 */
export interface Handlers {
  /** A webhook's errand: cheap, several at a time, in no order to rely on. */
  errand(errand: Errand, attempt: Attempt): Promise<void>;
  /**
   * One pull request, one at a time across every replica. Whatever asked for it, the pull request is to be read again:
   * it may be closed, a draft, or somewhere else by now.
   */
  review(errand: ReviewErrand, attempt: Attempt): Promise<void>;
  /** A commit of the merge queue, one at a time across every replica. */
  mergeGroup(errand: MergeGroupErrand, attempt: Attempt): Promise<void>;
  /** All attempts have failed: tell whoever waits. */
  dead(letter: DeadLetter, attempt: Attempt): Promise<void>;
  /** At boot and every five minutes, on one replica: look for what was lost. */
  heal(attempt: Attempt): Promise<void>;
}

/** How much is in a queue. */
export interface Depth {
  readonly queue: 'intake' | 'review' | 'merge-group' | 'dead' | 'heal' | 'tidy';
  /** Could be started now. */
  readonly ready: number;
  /** Waits for its hour: delayed, or for another attempt. */
  readonly deferred: number;
  readonly active: number;
  /** Failed for good, and nobody was told yet. */
  readonly failed: number;
  /** For how many seconds the oldest that could be started has waited. */
  readonly oldest: number;
}

/** Durable jobs with one meaning on both backends, and the records that outlive them. */
export interface Queue {
  /**
   * Writes a delivery down, in one statement. False where it is known already, done or not.
   * @throws where the database does not answer within seconds: the webhook must answer 5xx.
   */
  accept(delivery: string, errand: Errand): Promise<boolean>;
  /**
   * Asks for a review. At most one runs and one waits per pull request: the newest replaces what waits, and ends what
   * runs. What may turn out to be nothing (a label, a sweep) ends nothing, and waits its turn.
   */
  ask(errand: ReviewErrand): Promise<void>;
  /** Asks for a review in so many seconds. It ends nothing, and is forgotten where an earlier one waits already. */
  later(errand: ReviewErrand, seconds: number): Promise<void>;
  /**
   * Closed, or a draft now: ends what runs, and replaces what waits by a last look (`called-off`), because a reopening
   * may have overtaken the closing.
   */
  callOff(pull: PullRequest): Promise<void>;
  /** Asks for the check of a merge group; once for as long as it waits or runs. */
  mergeGroup(errand: MergeGroupErrand): Promise<void>;
  /** The merge group is gone: forgets and ends it. */
  callOffMergeGroup(repository: Repository, head: string): Promise<void>;
  /** Starts to work. `concurrency` is how many reviews this process runs at a time. */
  work(handlers: Handlers, options: { readonly concurrency: number }): Promise<void>;
  /**
   * Takes nothing new, gives what runs so many seconds, then hands it back to the queue for another process or the next
   * start, and closes.
   */
  stop(seconds: number): Promise<void>;
  /**
   * Resolves where the database takes what is written, and rejects where it does not.
   * @throws UserProblem where that is for want of room.
   */
  ping(): Promise<void>;
  /** The depth of every queue, counted now. */
  depths(): Promise<readonly Depth[]>;
  /** When a worker of this process last looked for work and could; null before `work`. */
  lastPolled(): Date | null;
  readonly records: Records;
}
