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
  /** Where it stands, once that was found. */
  readonly at: Located | null;
  /** Of its evidence, what was found. */
  readonly evidence: readonly Located[];
  /** Of the facts it names, those that exist. */
  readonly facts: readonly Fact[];
  /** What a rule had found already, and this explains. */
  readonly explains: Finding | null;
  /** Names it uses that nothing it was shown contains. */
  readonly unknown: readonly string[];
}

/** A claim that is not to be believed, and why. */
export interface Dropped {
  readonly claim: Claim;
  readonly because: string;
}

/** What claims are checked against. */
export interface ClaimContext {
  readonly questions: Readonly<Record<string, AskRule>>;
  readonly locate: Locate;
  readonly facts: ReadonlyMap<string, Fact>;
  /** What the rules found and is published, by id. */
  readonly findings: ReadonlyMap<string, Finding>;
  /** The area of a rule, by its id; undefined where there is no such rule. */
  readonly areaOf: (rule: string) => Area | undefined;
  /** Everything the agent was shown while it made the claim. */
  readonly seen: Seen;
}

/** A text that names are looked up in. */
export interface Seen {
  has(name: string): boolean;
}

/** Checks one thing about a claim: hands it on, perhaps with something found out, or drops it with the reason. */
export type Check = (draft: Draft, ground: ClaimContext) => Draft | Dropped | Promise<Draft | Dropped>;

/** Drops a claim. */
export function drop({ claim }: Draft, because: string): Dropped {
  return { claim, because };
}
