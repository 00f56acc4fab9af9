import type { Lanes, Outcome } from '../../../core/model/publication.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';

/** The two reviewers of a pull request: what is proven, and what is judged. */
export type Lane = 'rules' | 'agent';

/** How far a run has come. What is `posting` may be posted already: look for its marker before sending it again. */
export type Stage = 'fetched' | 'posting' | 'posted';

/** One lane's review of one head. */
export interface Run {
  readonly pull: PullRequest;
  readonly head: string;
  readonly lane: Lane;
  /** 0 for the first review of this head, another number for each time somebody asked for it again. */
  readonly round: number;
  readonly stage: Stage;
  /** What there is to say of it, from `posting` on: kept before it is posted, so that it is never paid for twice. */
  readonly result: unknown;
  /** The check run that waits for this run; null while there is none. */
  readonly check: number | null;
  /** Which attempt has it in hand, `job:attempt`. */
  readonly holder: string;
}

/** What a run came to, in a line. */
export interface CameTo {
  readonly outcome: Outcome;
  /** How far the agent came. */
  readonly agent: Lanes['agent'];
  /** What the agent cost, in US dollars; null where none was asked. */
  readonly dollars: number | null;
}
