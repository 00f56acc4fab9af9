import type { ContractRelease } from './contract-result.ts';
import type { Facts } from './facts.ts';
import type { Verified } from './finding.ts';
import type { OperationExample } from './operation-example.ts';
import type { Side } from './place.ts';
import type { Tree } from './tree.ts';

/** The reviews of a change that look at one thing alone. */
export const focusNames = [
  'boundaries',
  'resilience',
  'observability',
  'auth',
  'caching',
  'testing',
  'performance',
  'versioning',
  'technology',
  'tradeoffs',
] as const;
export type FocusName = (typeof focusNames)[number];

/** The answers that facts can give about a change. */
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

/** Those that have a command of their own on the command line, where `contract` compares two files. */
export type CommandLineAnswer = Exclude<AnswerName, 'contract'>;

/** What somebody asks of a change. Plain data. */
export interface AskedAnswer {
  readonly name: AnswerName;
  readonly args: readonly string[];
}

/** What an answer is made from: what was read of a change, and what the rules made of it. */
export interface Material {
  readonly title: string;
  readonly head: string;
  readonly asOf: string;
  readonly facts: Facts;
  readonly verified: readonly Verified[];
  /** What each contract that differs requires of its version. */
  readonly releases: readonly ContractRelease[];
  readonly trees: { readonly before: Tree; readonly after: Tree };
  /** Every path that the change touches. */
  readonly changed: readonly string[];
  /** How an operation of a contract is called on a side; null where the contract does not say. */
  readonly exampleOf: (side: Side, contract: string, operation: string) => OperationExample | null;
}
