import type { Lanes, Outcome } from '../../../core/model/publication.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';

/** The two reviewers of a pull request: the rules, which prove, and the agent, which judges. */
export type Lane = 'rules' | 'agent';

/** How far a run has come. A run in `posting` may be posted already: look for its marker before posting again. */
export type Stage = 'fetched' | 'posting' | 'posted';

/** One lane's review of one head. */
export interface Run {
  readonly pull: PullRequest;
  readonly head: string;
  readonly lane: Lane;
  /** 0 for the first review of this head, and another number for each later one that somebody asked for. */
  readonly round: number;
  readonly stage: Stage;
  /** The result, from `posting` on. It is stored before it is posted, so that it is never paid for twice. */
  readonly result: unknown;
  /** The check run that waits for this run; null if there is none. */
  readonly check: number | null;
  /** The attempt that works on it, as `job:attempt`. */
  readonly holder: string;
}

/** The outcome of a run, in short. */
export interface CameTo {
  readonly outcome: Outcome;
  /** How far the agent came. */
  readonly agent: Lanes['agent'];
  /** What the agent cost, in US dollars; null where none was asked. */
  readonly dollars: number | null;
}
