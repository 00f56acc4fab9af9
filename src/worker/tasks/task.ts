import type { Comparison } from '../../adapters/local/comparison.ts';
import type { Given } from '../../adapters/local/contract-side.ts';
import type { FailOn } from '../../core/model/config.ts';
import type { Format } from '../../core/model/contract.ts';
import type { Job } from '../../core/model/job.ts';
import type { AskedAnswer } from '../../core/model/material.ts';
import type { Publication } from '../../core/model/publication.ts';
import type { ContractFormatName } from '../../core/report/contract/contract-format-name.ts';
import type { FormatName } from '../../core/report/formats/output-format.ts';

/** A whole review, rendered. */
export interface ReviewTask {
  readonly kind: 'review';
  readonly comparison: Comparison;
  /** A configuration file the person named. */
  readonly config: string | null;
  readonly format: FormatName;
  readonly color: boolean;
  readonly failOn: FailOn | null;
  readonly asOf: string;
  /** Whether the one who asks answers `ask`: with it, an agent reviews after the rules. */
  readonly asks: boolean;
}

/** Two versions of a contract. */
export interface ContractTask {
  readonly kind: 'contract';
  readonly before: Given;
  readonly after: Given;
  /** Versions before `before`, the newest first: a transitive mode compares with them too. */
  readonly earlier?: readonly Given[];
  readonly format: Format | null;
  readonly mode: string | null;
  readonly asOf: string;
}

/** The same, to be printed. */
export interface PrintedContractTask extends Omit<ContractTask, 'kind'> {
  readonly kind: 'printed-contract';
  readonly print: ContractFormatName;
  readonly color: boolean;
}

/** One line of a batch, as it came. */
export interface LineTask {
  readonly kind: 'line';
  readonly bytes: Uint8Array;
  readonly number: number;
  readonly today: string;
}

/** A pull request on a host. The thread that asks is its world: no token and no key is in the worker. */
export interface PullRequestTask {
  readonly kind: 'pull-request';
  readonly job: Job;
  /** Whether that world answers `ask`: with it, an agent reviews after the rules. */
  readonly asks: boolean;
  /** What the marks around texts of others are derived from; left out for one that nobody knows. */
  readonly key?: string;
  /** What was published for an earlier head of the same pull request; left out where there is none. */
  readonly earlier?: Publication;
}

/** A finding, by its id, of which everything is wanted; without one all of them are listed. */
interface Explained {
  readonly name: 'explain';
  readonly args: readonly string[];
}

/** A question about a change; the answer is Markdown, from facts first. */
export interface AnswerTask {
  readonly kind: 'answer';
  readonly asked: AskedAnswer | Explained;
  readonly of: { readonly job: Job } | Pick<ReviewTask, 'comparison' | 'config' | 'asOf'>;
  /** Whether the one who asks answers `ask`: with it, an agent adds to what facts say. */
  readonly asks: boolean;
  /** Why no agent is asked, where somebody may wonder; left out where nobody does. */
  readonly because?: string;
  /** What the marks around texts of others are derived from; left out for one that nobody knows. */
  readonly key?: string;
}

/** What the rules came to before any agent was asked: while one is at it, and if none ever answers. */
export interface RulesLane {
  readonly pending: Publication;
  readonly failed: Publication;
}

/** What the worker can be asked. Plain data. */
export type Task = ReviewTask | ContractTask | PrintedContractTask | LineTask | PullRequestTask | AnswerTask;

/** What the worker is sent: something to do, or what it wanted of the world. */
export type Order = { readonly task: Task } | (WorldAnswer & { readonly number: number });
/** What somebody was asked for, or why it cannot be had. */
export type WorldAnswer = { readonly value: unknown } | { readonly problem: Problem };

/** What of the world a worker cannot reach by itself. */
export type WorldFunction = 'fetch' | 'look' | 'gather' | 'ask' | 'release';

/** What the worker says: how far it is, what it wants of the world, a lane that is done, what came out, or why nothing did. */
export type Answer =
  | { readonly progress: string }
  | { readonly wants: WorldFunction; readonly number: number; readonly of: readonly unknown[] }
  | { readonly lane: unknown }
  | WorldAnswer;

/** A `UserProblem` or `TryAgain` on its way between threads; `stack` is set where it is our bug, `after` to try again. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly stack?: string;
  readonly after?: number;
}
