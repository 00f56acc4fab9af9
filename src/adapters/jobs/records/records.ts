import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { Attempt } from '../execution/attempt.ts';
import type { Journal } from './journal.ts';
import type { CameTo, Lane, Run, Stage } from './run.ts';
import type { Sessions } from './sessions.ts';

/**
 * What outlives a job. Losing all of it is no harm: nothing is reviewed wrongly or posted twice, because the host is
 * asked before anything is said. Rows are kept for thirty days.
 */
export interface Records extends Journal, Sessions {
  /**
   * Takes a lane's run of this head into this attempt's hands, and says how far it had come. The first lane to begin
   * opens a new round where somebody had asked again.
   */
  begin(pull: PullRequest, head: string, lane: Lane, attempt: Attempt): Promise<Run>;
  /**
   * Notes how far the run has come, and with what.
   * @throws where another attempt has taken it over: stop, it does the rest.
   */
  advance(
    run: Run,
    stage: Stage,
    kept?: { readonly result?: unknown; readonly check?: number; readonly cameTo?: CameTo },
  ): Promise<Run>;
  /** What was kept of this head, the newest run of each lane; nothing where nothing was. */
  latest(pull: PullRequest, head: string): Promise<readonly Run[]>;
  /** Runs that were not posted and that nobody has touched for so many seconds: their checks may hang. */
  unfinished(seconds: number): Promise<readonly Run[]>;
  /**
   * Runs of other heads that were not posted: whoever has the pull request in hand knows that nobody works on them.
   */
  staleRuns(pull: PullRequest, head: string): Promise<readonly Run[]>;
  /** Leaves a run of an older head as it is: `unfinished` does not name it again. */
  abandon(run: Run): Promise<void>;

  /** The agent's costs in a repository on a day (YYYY-MM-DD), in dollars, with what is set aside. */
  spent(repository: number, day: string): Promise<number>;
  /** The agent's costs on a pull request, in dollars. */
  spentOn(pull: PullRequest): Promise<number>;
  /** Adds what a call has cost, as soon as it is known. */
  addSpending(pull: PullRequest, day: string, dollars: number): Promise<void>;
  /**
   * Sets dollars aside for calls under way, or with a minus gives them back. What a process that was killed had set
   * aside stays so for that day: the call it made is billed all the same.
   */
  setAside(repository: number, day: string, dollars: number): Promise<void>;

  /** Keeps what an agent answered to the same evidence. */
  keepShard(pull: PullRequest, key: string, value: unknown): Promise<void>;
  /** What was kept under that key; null where there is nothing. */
  readShard(pull: PullRequest, key: string): Promise<unknown>;
  /** Forgets what was kept under the keys that begin like this. */
  forgetShards(pull: PullRequest, prefix: string): Promise<void>;

  /** How often a delivery was asked for again, and when last; null where it was not. */
  redelivered(guid: string): Promise<{ readonly times: number; readonly last: Date } | null>;
  /** Notes that a delivery was asked for again, or cannot be. */
  noteRedelivered(guid: string): Promise<void>;
}
