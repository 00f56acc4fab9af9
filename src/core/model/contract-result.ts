import type { Format, Unread } from './contract.ts';
import type { Audience, ChangeSeverity } from './finding.ts';
import type { Place } from './place.ts';
import type { Snapshot } from './tree.ts';

/** Two versions of contracts to compare: what `architect contract` is asked. */
export interface ContractRequest {
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** Path before -> path after, for files that are a pair whatever they are called. */
  readonly pairs: readonly (readonly [string, string])[];
  readonly format: Format | null;
  readonly mode: string | null;
  readonly asOf: string;
}

/** What a comparison of contracts came to; the first that holds. */
export type ContractVerdict = 'breaking' | 'unread' | 'dangerous' | 'compatible';

/** One change of a contract, safe ones included. */
export interface ContractChange {
  readonly rule: string;
  readonly severity: ChangeSeverity;
  readonly audience: Audience;
  readonly subject: string;
  readonly message: string;
  readonly before?: Place;
  readonly after?: Place;
}

/** The answer of `architect contract`, for programs. */
export interface ContractResult {
  /** Batches only: the id of the line, whatever JSON it is. */
  readonly id?: unknown;
  readonly verdict: ContractVerdict;
  readonly changes: readonly ContractChange[];
  readonly unread: readonly Unread[];
}
