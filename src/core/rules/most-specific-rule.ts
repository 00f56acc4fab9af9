import type { Difference } from '../model/contract.ts';
import type { ContractRule, Rule, When } from '../model/rule.ts';
import { matches, weight } from './when.ts';

/** Whether a rule judges one difference at a time. */
export function isContractRule(rule: Rule): rule is ContractRule {
  return 'when' in rule;
}

/**
 * Who judges a difference, by id: one rule, if the rules are sound. None means a hole, several a tie; the registry test
 * shows that neither is possible.
 */
export function mostSpecificRule(rules: Readonly<Record<string, Rule>>): (difference: Difference) => readonly string[] {
  const entries = Object.entries(rules)
    .flatMap(([id, rule]) => (isContractRule(rule) ? [rule.when].flat().map((when: When) => ({ id, when })) : []))
    .map((entry) => ({ ...entry, weight: weight(entry.when) }))
    .toSorted((a, b) => b.weight - a.weight);
  const shortlists = new Map<string, typeof entries>();
  return (difference) => {
    const key = `${difference.kind} ${difference.aspect}`;
    let shortlist = shortlists.get(key);
    if (shortlist === undefined) {
      shortlist = entries.filter(
        ({ when: { kind, aspect } }) => has(kind, difference.kind) && has(aspect, difference.aspect),
      );
      shortlists.set(key, shortlist);
    }
    const first = shortlist.findIndex((entry) => matches(entry.when, difference));
    if (first < 0) return [];
    const equals = shortlist.slice(first).filter((entry) => entry.weight === shortlist[first]?.weight);
    return [...new Set(equals.filter((entry) => matches(entry.when, difference)).map((entry) => entry.id))];
  };
}

function has(wanted: string | readonly string[] | undefined, value: string): boolean {
  return wanted === undefined || [wanted].flat().includes(value);
}
