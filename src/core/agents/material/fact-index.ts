import { hash } from 'node:crypto';
import type { Fact, FactKind } from '../../model/fact.ts';
import type { Facts } from '../../model/facts.ts';
import type { Finding, Verified } from '../../model/finding.ts';
import type { Side } from '../../model/place.ts';
import type { Source } from '../../model/source.ts';

/**
 * What was read of the change and what the rules said to it, each with an id that an agent can cite. Sorted, so that the
 * same change gives the same text.
 */
export function factIndexOf(facts: Facts, verified: readonly Verified[]): readonly Fact[] {
  const found = verified.map(({ finding }) => findingFact(finding));
  const calls = [
    ...facts.sources.after.flatMap((source) => callFacts(source, 'after')),
    ...facts.sources.before.flatMap((source) => callFacts(source, 'before')),
  ];
  const unique = new Map([...found, ...calls].map((fact) => [fact.id, fact]));
  return [...unique.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

/** How a fact is written down, on one line. */
export function sayFact({ id, kind, certainty, said, path, line, side }: Fact): string {
  return `${id} ${kind} (${certainty}) ${path}:${side === 'after' ? 'a' : 'b'}${line} ${said}`;
}

const rank: readonly FactKind[] = [
  'contract.breaking',
  'contract.dangerous',
  'finding',
  'call.removed',
  'call.added',
  'contract.safe',
];

function keyOf({ id, kind, path, line }: Fact): string {
  return `${rank.indexOf(kind)} ${path} ${String(line).padStart(8, '0')} ${id}`;
}

function findingFact(finding: Finding): Fact {
  const { change, certainty, subject, message, rule, path, line, side, quote } = finding;
  const kind: FactKind = change ? `contract.${change.severity}` : 'finding';
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

function callFacts({ path, role, calls }: Source, side: Side): readonly Fact[] {
  if (role !== 'service') return [];
  const kind = side === 'after' ? 'call.added' : 'call.removed';
  return calls
    .filter(({ touched }) => touched)
    .map(({ expression, inside, line, text, timeout, because }) => ({
      id: idOf(kind, `${inside} ${expression}`, path, text),
      kind,
      certainty: 'likely',
      subject: `${path} ${inside} ${expression}`,
      said: `${expression}${inside === '' ? '' : ` in ${inside}`} leaves the process; its timeout is ${timeout}${because === '' ? '' : ` (${because})`}.`,
      path,
      line,
      side,
      finding: null,
    }));
}

function idOf(...parts: readonly string[]): string {
  return `F-${hash('sha256', parts.map((part) => part.replace(/\s+/g, ' ').trim()).join('\n')).slice(0, 10)}`;
}
