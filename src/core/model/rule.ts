import type { Config } from './config.ts';
import type { Aspect } from './aspect.ts';
import type { Difference, Direction, Effect, ElementKind, Format } from './contract.ts';
import type { Facts } from './facts.ts';
import type { Audience, Authority, ChangeSeverity, Finding, Severity } from './finding.ts';
import type { Place, Side } from './place.ts';

/** The seventeen areas an architect is asked about; the README's coverage table counts rules by area. */
export const areas = [
  'API design & patterns',
  'API contracts & docs',
  'Microservices',
  'Event-driven',
  'AuthN & AuthZ',
  'Security patterns',
  'Resilience',
  'Observability',
  'Data integration',
  'Caching',
  'Async processing',
  'Frameworks',
  'Gateways & load balancing',
  'Performance',
  'Testing',
  'Deployment & operations',
  'Docs & developer experience',
] as const;
export type Area = (typeof areas)[number];

/** What every rule says, whatever it looks at. Its path under `rules/` is its id. */
interface RuleText {
  readonly area: Area;
  /**
   * One sentence. `{name}`, `{where}`, `{what}` (both), `{kind}`, `{aspect}`, `{change}`, `{was}`, `{now}`, `{sent}` (or returned) and the keys of `given` are
   * filled in for a rule over a difference; the keys of `Hit.values` for a rule over facts.
   */
  readonly message: string;
  /** What goes wrong, for whom. */
  readonly why: string;
  /** What to do instead. `{deprecate}`, `{sunset}` and `{open}` are filled in as the contract's format writes them. */
  readonly fix: string;
  readonly authority: readonly Authority[];
}

/**
 * Which differences a rule judges: all conditions hold, and a list means "one of". Of several rules the one that names
 * a kind wins over the one that does not, then the one with the most conditions. Exactly one may win.
 */
export interface When {
  /** Left out where it is the same in every format. */
  readonly format?: Format | readonly Format[];
  /** Left out only by the net: the few rules that follow from the law alone. */
  readonly kind?: ElementKind | readonly ElementKind[];
  readonly aspect?: Aspect | readonly Aspect[];
  readonly direction?: Direction | readonly Direction[];
  readonly effect?: Effect | readonly Effect[];
  /** Of those it hits hardest, whoever runs comes first: `source` is what only generated code notices. */
  readonly audience?: Audience | readonly Audience[];
  readonly name?: string;
  /** The value on a side; null is absent, so `was: null` is an addition and `now: null` a removal. */
  readonly was?: Literal | readonly Literal[];
  readonly now?: Literal | readonly Literal[];
  /** Values of `Difference.given`. */
  readonly given?: Readonly<Record<string, Literal | readonly Literal[]>>;
}

type Literal = string | number | boolean | null;

/** A rule over one difference. Data: its change severity follows from the law unless it departs from it. */
export interface ContractRule extends RuleText {
  readonly when: When | readonly When[];
  readonly audience: Audience;
  /**
   * The sentence where one list has several of them, with `{count}`, `{names}` and `{where}`. A rule that has it finds
   * one thing in a list, however many of its values it is about.
   */
  readonly several?: string;
  /** How loud the finding is; a safe change is kept and never posted. */
  readonly severity: Severity;
  /** Set where the law says otherwise, with the reason. */
  readonly departs?: { readonly severity: ChangeSeverity; readonly because: string };
}

/** Where a rule over facts found something. */
export interface Hit {
  readonly subject: string;
  readonly path: string;
  readonly line: number;
  readonly side: Side;
  /** Fills the placeholders of the message. */
  readonly values: Readonly<Record<string, string>>;
  /** What to do in this very case, where it can be said more exactly than the rule says it. */
  readonly fix?: string;
  /** Set by versioning rules: the finding is a change of a contract. */
  readonly change?: Finding['change'];
  /** The ids of the changes that have one cause, which this is: they are said with it. */
  readonly covers?: readonly string[];
  /** Where else the same was edited alike, on the after side. */
  readonly also?: readonly Place[];
  /** The ids of the changes that this only adds to: it is said with the most important of them. */
  readonly beside?: readonly string[];
}

/** A rule over all facts and the contract changes already judged. Pure; sees no syntax and no clock but `asOf`. */
export interface FactRule extends RuleText {
  readonly severity: Severity;
  readonly certainty: 'proven' | 'likely';
  judge(facts: Facts, changes: readonly Finding[], config: Config): readonly Hit[];
}

/**
 * A check that needs judgement: an agent is asked, and what it answers is verified before it is a finding. Data. A message
 * of it has no placeholders, because the agent says in its own words what happened.
 */
export interface AskRule extends RuleText {
  readonly severity: Severity;
  /** What the agent looks for. */
  readonly ask: string;
  /** Why it is none after all: what a skeptic refutes it with. */
  readonly notWhen: readonly string[];
  /** The kinds of facts of which an answer has to name one. */
  readonly requires?: readonly string[];
  /** The names of documents it is shown, from the folders around the change: `README`. */
  readonly reads?: readonly string[];
}

/** A member of the one registry: all kinds share ids, words and configuration. */
export type Rule = ContractRule | FactRule | AskRule;

/** Whether an agent is asked. */
export function isAskRule(rule: Rule): rule is AskRule {
  return 'ask' in rule;
}

/** The one law: inputs may only widen, outputs may only narrow. */
export function lawOf(difference: Pick<Difference, 'direction' | 'effect'>): ChangeSeverity {
  const { direction, effect } = difference;
  if (effect === 'noted' || direction === 'neither') return 'safe';
  if (effect === 'replaced') return 'breaking';
  return (direction === 'input') === (effect === 'narrowed') ? 'breaking' : 'safe';
}

/** Whether something only came, and breaks nobody by the law. */
export function isSafeAddition(difference: Pick<Difference, 'aspect' | 'was' | 'direction' | 'effect'>): boolean {
  return difference.aspect === 'presence' && difference.was === null && lawOf(difference) === 'safe';
}
