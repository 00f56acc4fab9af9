import type { Comparison } from '../../adapters/local/comparison.ts';
import type { ContractInput } from '../../adapters/local/contract-side.ts';
import type { FailOn } from '../../core/model/config.ts';
import type { Format } from '../../core/model/contract.ts';
import type { Job } from '../../core/model/job.ts';
import type { AskedAnswer } from '../../core/model/material.ts';
import type { Publication } from '../../core/model/publication.ts';
import type { ContractFormatName } from '../../core/report/contract/contract-format-name.ts';
import type { FormatName } from '../../core/report/formats/output-format.ts';

/** A review on this machine, rendered. */
export interface ReviewTask {
  readonly kind: 'review';
  readonly comparison: Comparison;
  /** The path of a configuration file that the person named; null if none. */
  readonly config: string | null;
  readonly format: FormatName;
  readonly color: boolean;
  readonly failOn: FailOn | null;
  readonly asOf: string;
  /** Whether the parent answers `ask`: then an agent reviews after the rules. */
  readonly asks: boolean;
}

/** A comparison of two versions of a contract. */
export interface ContractTask {
  readonly kind: 'contract';
  readonly before: ContractInput;
  readonly after: ContractInput;
  /** Versions older than `before`, the newest first: a transitive mode compares with them, too. */
  readonly earlier?: readonly ContractInput[];
  readonly format: Format | null;
  readonly mode: string | null;
  readonly asOf: string;
}

/** A comparison of two versions of a contract, rendered. */
export interface PrintedContractTask extends Omit<ContractTask, 'kind'> {
  readonly kind: 'printed-contract';
  readonly print: ContractFormatName;
  readonly color: boolean;
}

/** One line of a batch, as its bytes. */
export interface LineTask {
  readonly kind: 'line';
  readonly bytes: Uint8Array;
  readonly number: number;
  readonly today: string;
}

/** A review of a pull request on a host. The parent thread is its world: the worker has no token and no key. */
export interface PullRequestTask {
  readonly kind: 'pull-request';
  readonly job: Job;
  /** Whether the parent answers `ask`: then an agent reviews after the rules. */
  readonly asks: boolean;
  /** The secret that the marks around untrusted texts are derived from; a random one if left out. */
  readonly key?: string;
  /** What was published for an earlier head of the same pull request; left out where there is none. */
  readonly earlier?: Publication;
}

/** A request to explain the finding with an id; without an id all findings are listed. */
interface Explained {
  readonly name: 'explain';
  readonly args: readonly string[];
}

/** A question about a change; the answer is Markdown, from facts first. */
export interface AnswerTask {
  readonly kind: 'answer';
  readonly asked: AskedAnswer | Explained;
  readonly of: { readonly job: Job } | Pick<ReviewTask, 'comparison' | 'config' | 'asOf'>;
  /** Whether the parent answers `ask`: then an agent adds to the answer from facts. */
  readonly asks: boolean;
  /** Why no agent is asked, if the answer shall say so. */
  readonly because?: string;
  /** The secret that the marks around untrusted texts are derived from; a random one if left out. */
  readonly key?: string;
}

/** The result of the rules, before agents are asked: to publish while they review, and if none answers. */
export interface RulesLane {
  readonly pending: Publication;
  readonly failed: Publication;
}

/** A task for the worker. Plain data. */
export type Task = ReviewTask | ContractTask | PrintedContractTask | LineTask | PullRequestTask | AnswerTask;

/** A message to the worker: a task, or the answer to a request of the world. */
export type ToWorker = { readonly task: Task } | (WorldAnswer & { readonly number: number });
/** A result, or why there is none. */
export type WorldAnswer = { readonly value: unknown } | { readonly problem: Problem };

/** The functions of the world that a worker requests from its parent. */
export type WorldFunction = 'fetch' | 'look' | 'gather' | 'ask' | 'release';

/** A message from the worker: its progress, a request to the world, the result of a lane, or the result of the task. */
export type FromWorker =
  | { readonly progress: string }
  | { readonly wants: WorldFunction; readonly number: number; readonly of: readonly unknown[] }
  | { readonly lane: unknown }
  | WorldAnswer;

/** A `UserProblem` or `TryAgain` as plain data. `stack` is set for a bug of ours; `after`, in seconds, for a `TryAgain`. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly stack?: string;
  readonly after?: number;
}
