import type { Format, Unread } from './contract.ts';
import type { Audience, ChangeSeverity, Finding } from './finding.ts';
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
  /** The older version that it breaks or differs from; left out where that is the last one. */
  readonly against?: string;
}

/** The part of a version that a change has to raise, as semantic versioning has it. */
export type Bump = 'major' | 'minor' | 'patch' | 'none';

/** What the versions of one contract have to say about the change. */
export interface ContractRelease {
  readonly path: string;
  readonly format: Format;
  readonly bump: Bump;
  /** The versions it declares; left out where it declares none. */
  readonly before?: string;
  readonly after?: string;
  /** The least version that says enough; left out where the former one is no version of numbers. */
  readonly next?: string;
}

/** The answer of `architect contract`, for programs. */
export interface ContractResult {
  /** Batches only: the id of the line, whatever JSON it is. */
  readonly id?: unknown;
  readonly verdict: ContractVerdict;
  /** What all changes together require; null where something was not read and nothing that was breaks. */
  readonly bump: Bump | null;
  /** The contracts that differ, each with what it requires. */
  readonly contracts: readonly ContractRelease[];
  readonly changes: readonly ContractChange[];
  readonly unread: readonly Unread[];
}

/** A comparison of contracts for people: the answer, and what it is made of. */
export interface ContractReport {
  readonly result: ContractResult;
  /** The findings it tells, in their order. */
  readonly findings: readonly Finding[];
}
