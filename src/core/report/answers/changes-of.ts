import type { Finding, Verified } from '../../model/finding.ts';
import { code, prose } from '../words/escape.ts';
import { firstOf } from '../words/phrase.ts';

/** A finding about a contract. */
export type Change = Finding & { readonly change: NonNullable<Finding['change']> };

const order = ['breaking', 'dangerous', 'safe'];

/** The changes of contracts that speak for themselves, the gravest first; what is accepted is a change all the same. */
export function changesOf(verified: readonly Verified[]): readonly Change[] {
  const leads = new Set(verified.flatMap(({ finding }) => finding.group?.members ?? []));
  return verified
    .flatMap(({ finding }) => (isChange(finding) && !leads.has(finding.id) ? [finding] : []))
    .toSorted((one, other) => order.indexOf(one.change.severity) - order.indexOf(other.change.severity));
}

/** Those of them that clients notice; what is wrong with a version alone is for those who publish it. */
export function harmful(changes: readonly Change[]): readonly Change[] {
  return changes.filter(({ change, rule }) => change.severity !== 'safe' && !rule.startsWith('versioning/'));
}

/** The operations through which clients meet these changes, in their order. */
export function operationsOf(changes: readonly Change[]): readonly string[] {
  return [...new Set(changes.flatMap(({ change }) => change.usedBy))];
}

/** What can be done about these changes, each once, with the ids of those that it is for. */
export function fixesOf(changes: readonly Change[]): readonly string[] {
  return [...Map.groupBy(changes, ({ fix }) => fix)].map(
    ([fix, of]) =>
      `${prose(fix)} ${firstOf(
        of.map(({ id }) => code(id)),
        3,
      )}`,
  );
}

function isChange(finding: Finding): finding is Change {
  return finding.change !== undefined;
}
