import type { ContractRelease } from './contract-result.ts';
import type { Facts } from './facts.ts';
import type { Verified } from './finding.ts';
import type { OperationExample } from './operation-example.ts';
import type { Side } from './place.ts';
import type { Area } from './rule.ts';
import type { Tree } from './tree.ts';

/** The focused reviews, and the purpose of each without a full stop. */
export const focusSummaries = {
  boundaries: 'say which services a change touches, who uses whom, and how to keep them apart',
  resilience: 'say what bounds and repeats the calls of a change, and the setting to write',
  observability: 'say what to measure of what changes, as queries, and what nobody would see',
  auth: 'say who may call what changes, before and after, with an example',
  caching: 'say what answers allow to be kept, and the headers to write',
  testing: 'say which changed code has no test named after it, with requests to test with',
  performance: 'say which lists and waits of a change have no bound, and what to measure',
  versioning: 'say which version each contract needs, the days it announces, and what to write',
  technology: 'say which dependencies come, go and move, and what the change is written in',
  tradeoffs: 'say what each finding costs as it is, and what there is instead',
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
