import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { Attempt } from '../execution/attempt.ts';
import type { Journal } from './journal.ts';
import type { CameTo, Lane, Run, Stage } from './run.ts';
import type { Sessions } from './sessions.ts';

/**
 * What outlives a job. Losing all of it does no harm: nothing is reviewed wrongly or posted twice, because the host is
 * asked before anything is posted. Rows are kept for thirty days.
 */
export interface Records extends Journal, Sessions {
  /**
   * Assigns a lane's run of this head to this attempt, and returns how far it had come. If somebody asked for another
   * review, the first lane to begin opens a new round.
   */
  begin(pull: PullRequest, head: string, lane: Lane, attempt: Attempt): Promise<Run>;
  /**
   * Records how far the run has come, and its result.
   * @throws if another attempt has taken the run over: stop, the other one finishes it.
   */
  advance(
    run: Run,
    stage: Stage,
    kept?: { readonly result?: unknown; readonly check?: number; readonly cameTo?: CameTo },
  ): Promise<Run>;
  /** The newest run of each lane for this head; empty if there is none. */
  latest(pull: PullRequest, head: string): Promise<readonly Run[]>;
  /** Runs that were not posted and were not touched for `seconds`: their checks may hang. */
  unfinished(seconds: number): Promise<readonly Run[]>;
  /**
   * Runs of other heads that were not posted. Only the holder of the pull request may ask: it knows that nobody works
   * on them.
   */
  staleRuns(pull: PullRequest, head: string): Promise<readonly Run[]>;
  /** Gives up a run of an older head: `unfinished` no longer lists it. */
  abandon(run: Run): Promise<void>;

  /** What agents cost in a repository on a day (YYYY-MM-DD), in US dollars, including what is reserved. */
  spent(repository: number, day: string): Promise<number>;
  /** What agents cost on a pull request, in US dollars. */
  spentOn(pull: PullRequest): Promise<number>;
  /** Adds the cost of a call as soon as it is known. */
  addSpending(pull: PullRequest, day: string, dollars: number): Promise<void>;
  /**
   * Reserves US dollars for calls under way; a negative number releases them. What a killed process had reserved stays
   * reserved for that day: its call is billed all the same.
   */
  reserveSpending(repository: number, day: string, dollars: number): Promise<void>;

  /** Keeps an agent's answer under a key derived from its evidence. */
  keepShard(pull: PullRequest, key: string, value: unknown): Promise<void>;
  /** The value kept under that key; null if there is none. */
  readShard(pull: PullRequest, key: string): Promise<unknown>;
  /** Deletes the values whose keys begin like this. */
  forgetShards(pull: PullRequest, prefix: string): Promise<void>;

  /** How often redelivery of a webhook was requested, and when last; null if never. */
  redelivered(guid: string): Promise<{ readonly times: number; readonly last: Date } | null>;
  /** Records that redelivery of a webhook was requested, or failed. */
  noteRedelivered(guid: string): Promise<void>;
}
