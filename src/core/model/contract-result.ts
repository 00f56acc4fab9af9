import type { Format, Unread } from './contract.ts';
import type { Audience, ChangeSeverity, Finding } from './finding.ts';
import type { Place } from './place.ts';
import type { Snapshot } from './tree.ts';

/** Two versions of contracts to compare. */
export interface ContractRequest {
  readonly before: Snapshot;
  readonly after: Snapshot;
  /** Path before -> path after, for files that belong together under different names. */
  readonly pairs: readonly (readonly [string, string])[];
  readonly format: Format | null;
  readonly mode: string | null;
  readonly asOf: string;
}

/** The result of a comparison: the first that applies. */
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
  /** The older version it breaks or differs from; left out for the last one. */
  readonly against?: string;
}

/** The part of a version that a change has to raise, in semantic versioning. */
export type Bump = 'major' | 'minor' | 'patch' | 'none';

/** The versions of one contract, and what the change requires. */
export interface ContractRelease {
  readonly path: string;
  readonly format: Format;
  readonly bump: Bump;
  /** The declared versions; left out if there is none. */
  readonly before?: string;
  readonly after?: string;
  /** The lowest sufficient version; left out if the former one is not made of numbers. */
  readonly next?: string;
}

/** The answer of `architect contract`, for programs. */
export interface ContractResult {
  /** Batches only: the id of the input line, any JSON. */
  readonly id?: unknown;
  readonly verdict: ContractVerdict;
  /** What all changes together require; null if something was not read and the rest does not break. */
  readonly bump: Bump | null;
  /** The contracts that differ, each with the version bump it requires. */
  readonly contracts: readonly ContractRelease[];
  readonly changes: readonly ContractChange[];
  readonly unread: readonly Unread[];
}

/** A comparison of contracts for people: the result and its findings. */
export interface ContractReport {
  readonly result: ContractResult;
  /** The findings of the result, in the same order. */
  readonly findings: readonly Finding[];
}
