import type { Fact } from '../../model/fact.ts';
import type { Finding } from '../../model/finding.ts';
import type { Area, AskRule } from '../../model/rule.ts';
import type { Claim } from '../claims/claim.ts';
import type { Locate, Located } from '../claims/locate.ts';

/** A claim on its way through the checks. */
export interface Draft {
  readonly claim: Claim;
  /** The agent that made it. */
  readonly by: string;
  /** The quoted line as it was found in its file; null before that check. */
  readonly at: Located | null;
  /** The lines of its evidence that were found. */
  readonly evidence: readonly Located[];
  /** The facts it cites that exist. */
  readonly facts: readonly Fact[];
  /** The rule's finding that it explains; null if it is a finding of its own. */
  readonly explains: Finding | null;
  /** Names in it that its agent was not shown. */
  readonly unknown: readonly string[];
}

/** A claim that failed a check, and why. */
export interface Dropped {
  readonly claim: Claim;
  readonly because: string;
}

/** What claims are checked against. */
export interface ClaimContext {
  readonly questions: Readonly<Record<string, AskRule>>;
  readonly locate: Locate;
  readonly facts: ReadonlyMap<string, Fact>;
  /** The published findings of rules, by id. */
  readonly findings: ReadonlyMap<string, Finding>;
  /** The area of a rule, by its id; undefined where there is no such rule. */
  readonly areaOf: (rule: string) => Area | undefined;
  /** Everything the agent was shown while it made the claim. */
  readonly seen: Seen;
}

/** Everything an agent was shown, to look names up in. */
export interface Seen {
  has(name: string): boolean;
}

/** Checks one thing about a claim: returns it, perhaps with more known about it, or drops it with the reason. */
export type Check = (draft: Draft, context: ClaimContext) => Draft | Dropped | Promise<Draft | Dropped>;

/** Drops a claim. */
export function drop({ claim }: Draft, because: string): Dropped {
  return { claim, because };
}
