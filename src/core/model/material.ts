import type { ContractRelease } from './contract-result.ts';
import type { Facts } from './facts.ts';
import type { Verified } from './finding.ts';
import type { OperationExample } from './operation-example.ts';
import type { Side } from './place.ts';
import type { Area } from './rule.ts';
import type { Tree } from './tree.ts';

/** The focused reviews, and the purpose of each without a full stop. */
export const focusSummaries = {
  boundaries: 'show which services a change touches, who uses whom, and how to keep them apart',
  resilience: 'show the timeouts and retries of the changed calls, and the settings to add',
  observability: 'suggest what to measure, as queries, and show what would go unnoticed',
  auth: 'show who may call what changes, before and after, with an example',
  caching: 'show what answers may be cached, and the headers to add',
  testing: 'show which changed code has no test named after it, with requests to test with',
  performance: 'show which lists and waits of a change are unbounded, and what to measure',
  versioning: 'show which version each contract needs, the dates it announces, and what to write',
  technology: 'show added, removed and updated dependencies, and the languages of the change',
  tradeoffs: 'show what each finding costs as it is, and the alternatives',
} as const;
export type FocusName = keyof typeof focusSummaries;

/** Their names. */
export const focusNames = Object.keys(focusSummaries) as readonly FocusName[];

/** The answers from facts. */
export const answerNames = [
  'ask',
  'contract',
  'migration',
  'blast-radius',
  'diagram',
  'adr',
  'rollout',
  ...focusNames,
] as const;
export type AnswerName = (typeof answerNames)[number];

/** What somebody asks about a change. Plain data. */
export interface AskedAnswer {
  readonly name: AnswerName;
  readonly args: readonly string[];
}

/** What an answer is made from: the facts of a change, and the verdicts of the rules. */
export interface Material {
  readonly title: string;
  readonly head: string;
  readonly asOf: string;
  readonly facts: Facts;
  readonly verified: readonly Verified[];
  /** The area of a rule by its id; undefined if there is no such rule. */
  readonly areaOf: (rule: string) => Area | undefined;
  /** The version bump that each differing contract requires. */
  readonly releases: readonly ContractRelease[];
  readonly trees: { readonly before: Tree; readonly after: Tree };
  /** Every path that the change touches. */
  readonly changed: readonly string[];
  /** An example call of an operation on one side; null if the contract does not say enough. */
  readonly exampleOf: (side: Side, contract: string, operation: string) => OperationExample | null;
}
