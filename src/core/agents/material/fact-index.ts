import { hash } from 'node:crypto';
import type { Fact } from '../../model/fact.ts';
import type { Facts } from '../../model/facts.ts';
import type { Finding, Verified } from '../../model/finding.ts';

/** The facts read from the change and the findings of rules, each with an id that an agent can cite, in a stable order. */
export function factIndexOf(facts: Facts, verified: readonly Verified[]): readonly Fact[] {
  const found = verified.map(({ finding }) => findingFact(finding));
  const stated = facts.statements.map(({ known: [name, text], ...statement }) => ({
    id: idOf(statement.kind, name, statement.path, text),
    ...statement,
    finding: null,
  }));
  const unique = new Map([...found, ...stated].map((fact) => [fact.id, fact]));
  return [...unique.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** A fact on one line. */
export function sayFact({ id, kind, certainty, said, path, line, side }: Fact): string {
  return `${id} ${kind} (${certainty}) ${path}:${side === 'after' ? 'a' : 'b'}${line} ${said}`;
}

/** The kinds of facts that are findings of rules. */
export const findingKinds = ['contract.breaking', 'contract.dangerous', 'contract.safe', 'finding'] as const;

/** The kinds that come first; safe differences come last, and the other kinds between. */
const first: readonly string[] = ['contract.breaking', 'contract.dangerous', 'finding', 'call.removed', 'call.added'];

function rankOf(kind: string): number {
  if (kind === 'contract.safe') return first.length + 1;
  const rank = first.indexOf(kind);
  return rank < 0 ? first.length : rank;
}

function keyOf({ id, kind, path, line }: Fact): string {
  return `${rankOf(kind)} ${path} ${String(line).padStart(8, '0')} ${id}`;
}

function findingFact(finding: Finding): Fact {
  const { change, certainty, subject, message, rule, path, line, side, quote } = finding;
  const kind = change ? `contract.${change.severity}` : 'finding';
  const used = change && change.usedBy.length > 0 ? ` Used by ${change.usedBy.slice(0, 5).join(', ')}.` : '';
  return {
    id: idOf(kind, `${rule} ${subject}`, path, quote),
    kind,
    certainty: certainty === 'proven' ? 'proven' : 'likely',
    subject,
    said: `[${rule}] ${message}${used}`,
    path,
    line,
    side,
    finding: finding.id,
  };
}

function idOf(...parts: readonly string[]): string {
  return `F-${hash('sha256', parts.map((part) => part.replace(/\s+/g, ' ').trim()).join('\n')).slice(0, 10)}`;
}
