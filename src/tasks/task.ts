import type { Comparison } from '../local/comparison.ts';
import type { Given } from '../local/contract-side.ts';
import type { FailOn } from '../model/config.ts';
import type { Format } from '../model/contract.ts';
import type { FormatName } from '../report/formats/output-format.ts';

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
}

/** Two versions of a contract. */
export interface ContractTask {
  readonly kind: 'contract';
  readonly before: Given;
  readonly after: Given;
  readonly format: Format | null;
  readonly mode: string | null;
  readonly asOf: string;
}

/** One line of a batch, as it came. */
export interface LineTask {
  readonly kind: 'line';
  readonly bytes: Uint8Array;
  readonly number: number;
  readonly today: string;
}

/** What the worker can be asked. Plain data. */
export type Task = ReviewTask | ContractTask | LineTask;

/** What the worker says: how far it is, what came out, or why nothing did. */
export type Answer = { readonly progress: string } | { readonly value: unknown } | { readonly problem: Problem };

/** A `UserProblem` on its way between threads; `stack` is set where it is our bug. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  readonly stack?: string;
}
