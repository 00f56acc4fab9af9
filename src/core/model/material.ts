import type { ContractRelease } from './contract-result.ts';
import type { Facts } from './facts.ts';
import type { Verified } from './finding.ts';
import type { Tree } from './tree.ts';

/** The answers that facts can give about a change. */
export const answerNames = ['contract', 'migration', 'blast-radius', 'diagram', 'adr', 'rollout'] as const;
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
}
