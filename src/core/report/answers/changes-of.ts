import type { Finding, Verified } from '../../model/finding.ts';
import { code, prose } from '../words/escape.ts';
import { firstOf, firstOperations, list } from '../words/phrase.ts';

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

/** Who meets these changes, in words: by their operations, or else by the contracts that they are of. */
export function whoMeets(changes: readonly Change[], most: number): string {
  const operations = operationsOf(changes);
  if (operations.length > 0) return whoCalls(operations, most);
  const paths = [...new Set(changes.map(({ path }) => path))];
  return `who uses ${firstOf(paths.map(code), most)}`;
}

/** Who is at the other end of operations: what an application sends others receive. */
export function whoCalls(operations: readonly string[], most: number): string {
  const messages = (action: string) =>
    operations.flatMap((one) => (one.startsWith(`${action} `) ? [one.slice(action.length + 1)] : []));
  const [sent, received] = [messages('send'), messages('receive')];
  const called = operations.filter((one) => !/^(?:send|receive) /u.test(one));
  return list(
    [
      { does: 'calls', of: called },
      { does: 'sends', of: received },
      { does: 'receives', of: sent },
    ].flatMap(({ does, of }) => (of.length > 0 ? [`who ${does} ${firstOperations(of.map(code), most)}`] : [])),
  );
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
