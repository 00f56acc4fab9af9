import type { Finding } from '../../src/core/model/finding.ts';
import { isAskRule } from '../../src/core/model/rule.ts';
import { rules } from '../../src/core/rules/index.ts';
import { match } from './match.ts';
import type { Mutation } from './mutations.ts';
import { reviewWithRules } from './review-case.ts';

/** The findings of the rules alone on all mutators: the committed table of what is found and what is missed. */
export interface RuleTable {
  /** By rule id: every rule with a finding, and every rule without an agent that a label names. */
  readonly rules: Readonly<Record<string, RuleRow>>;
  readonly mutators: Readonly<Record<string, MutatorRow>>;
}

/** The counts of one rule over all mutators. */
interface RuleRow {
  /** The labels that name it or that it found, and how many of those it found. */
  readonly labels: number;
  readonly found: number;
  /** The safe twins on which it has a finding. */
  readonly falseAlarms: number;
}

/** The rules with findings on the two pull requests of one mutator. */
interface MutatorRow {
  /** The rules whose findings match a label. */
  readonly found: readonly string[];
  /** The labels that no rule found, by their first check. */
  readonly missed: readonly string[];
  /** The rules with other findings on the flawed one. */
  readonly wrong: readonly string[];
  /** The rules with findings on the safe one. */
  readonly falseAlarms: readonly string[];
}

/** The findings of the rules on both pull requests of a mutator. */
export interface Judged {
  readonly mutation: Pick<Mutation, 'id' | 'flawed'>;
  readonly flawed: readonly Finding[];
  readonly safe: readonly Finding[];
}

/** Runs the rules over every mutator. */
export async function judgeMutations(mutations: readonly Mutation[]): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  for (const mutation of mutations) {
    const flawed = await reviewWithRules(mutation.flawed);
    const safe = await reviewWithRules(mutation.safe);
    judged.push({ mutation, flawed: flawed.findings, safe: safe.findings });
  }
  return judged;
}

/** The table of the findings. */
export function ruleTableOf(judged: readonly Judged[]): RuleTable {
  const matched = judged.map(({ mutation, flawed, safe }) => ({ mutation, safe, ...match(flawed, mutation.flawed) }));
  const labels = matched.flatMap(({ mutation, pairs }) =>
    mutation.flawed.golden.map((golden) => {
      const by = pairs.find((pair) => pair.golden === golden)?.finding.rule;
      return { names: new Set([...golden.checks.filter(judges), ...(by === undefined ? [] : [by])]), by };
    }),
  );
  const said = matched.flatMap(({ safe, wrong }) => rulesOf([...safe, ...wrong]));
  const ids = [...new Set([...labels.flatMap(({ names }) => [...names]), ...said])].toSorted();
  const rowOf = (id: string): RuleRow => {
    const own = labels.filter(({ names }) => names.has(id));
    return {
      labels: own.length,
      found: own.filter(({ by }) => by === id).length,
      falseAlarms: matched.filter(({ safe }) => safe.some(({ rule }) => rule === id)).length,
    };
  };
  return {
    rules: Object.fromEntries(ids.map((id) => [id, rowOf(id)])),
    mutators: Object.fromEntries(
      matched.map(({ mutation, pairs, missed, wrong, safe }) => [
        mutation.id,
        {
          found: rulesOf(pairs.map(({ finding }) => finding)),
          missed: missed.map(({ id, checks }) => checks[0] ?? id).toSorted(),
          wrong: rulesOf(wrong),
          falseAlarms: rulesOf(safe),
        },
      ]),
    ),
  };
}

/** What got worse from `kept` to `now`, as sentences. */
export function lossesOf(kept: RuleTable, now: RuleTable): readonly string[] {
  return Object.entries(kept.rules).flatMap(([id, was]) => {
    const is = now.rules[id] ?? { labels: 0, found: 0, falseAlarms: 0 };
    return [
      ...(recall(is) < recall(was)
        ? [`${id} finds ${is.found} of ${is.labels} labels; it found ${was.found} of ${was.labels}`]
        : []),
      ...(is.falseAlarms > was.falseAlarms
        ? [`${id} speaks up on ${is.falseAlarms} safe twins; it did on ${was.falseAlarms}`]
        : []),
    ];
  });
}

/** Whether a check is a rule that needs no agent; false for a code. */
function judges(check: string): boolean {
  const rule = Object.hasOwn(rules, check) ? rules[check] : undefined;
  return rule !== undefined && !isAskRule(rule);
}

function recall({ labels, found }: RuleRow): number {
  return labels === 0 ? 0 : found / labels;
}

function rulesOf(findings: readonly Finding[]): readonly string[] {
  return [...new Set(findings.map(({ rule }) => rule))].toSorted();
}
