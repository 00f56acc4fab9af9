import type { ContractFacts, Difference } from '../../model/contract.ts';
import type { Fact } from '../../model/fact.ts';
import type { Place } from '../../model/place.ts';
import type { Trees } from './diff-text.ts';
import { linesOf, shown } from '../text/lines.ts';

/** The most cards that are shown; the tools have the rest. */
const mostCards = 40;
const mostConsumers = 5;
/** How much fetched code is searched for consumers, in characters. */
const mostSearched = 2_000_000;

/**
 * One card for each breaking or dangerous difference of a contract: its value before and after, its direction, the
 * operations that use it, and the fetched code that names those operations.
 */
export function cardsOf(facts: readonly Fact[], contracts: readonly ContractFacts[], trees: Trees): readonly string[] {
  const differences = new Map(
    contracts.flatMap((contract) => contract.differences.map((one) => [one.subject, one] as const)),
  );
  const consumers = consumersIn(trees, new Set(contracts.map(({ path }) => path)));
  return facts
    .filter(({ kind }) => kind === 'contract.breaking' || kind === 'contract.dangerous')
    .slice(0, mostCards)
    .flatMap((fact) => {
      const difference = differences.get(fact.subject);
      return difference ? [card(fact, difference, trees, consumers(difference.usedBy))] : [];
    });
}

function card(fact: Fact, difference: Difference, trees: Trees, consumers: readonly string[]): string {
  const { direction, effect, aspect, was, now, before, after, usedBy, given } = difference;
  const asides = Object.entries(given).map(([key, value]) => `${key}=${String(value)}`);
  return [
    `CARD ${fact.id} ${fact.said}`,
    `  direction: ${direction}; effect: ${effect}; what changed: ${aspect}`,
    `  before: ${quoted(trees, 'before', before)} ${json(was)}`,
    `  after: ${quoted(trees, 'after', after)} ${json(now)}`,
    ...(asides.length > 0 ? [`  also known: ${asides.join(', ')}`] : []),
    ...(usedBy.length > 0 ? [`  operations: ${usedBy.slice(0, 10).join(', ')}`] : []),
    consumers.length > 0
      ? `  named in fetched code:\n${consumers.map((line) => `    ${line}`).join('\n')}`
      : '  named in fetched code: nowhere',
  ].join('\n');
}

function quoted(trees: Trees, side: 'before' | 'after', place: Place | null): string {
  if (place === null) return 'nothing';
  const line = linesOf(trees[side].read(place.file) ?? '')[place.line - 1] ?? '';
  return `${place.file}:${side === 'after' ? 'a' : 'b'}${place.line} | ${shown(line.trim())}`;
}

function json(value: unknown): string {
  return value === null || value === undefined ? '' : `(${shown(JSON.stringify(value)).slice(0, 300)})`;
}

/** The lines of fetched code that name the path of an operation: found as text, so they are hints and no proof. */
function consumersIn(
  trees: Trees,
  contracts: ReadonlySet<string>,
): (operations: readonly string[]) => readonly string[] {
  const lines: (readonly [string, string])[] = [];
  let room = mostSearched;
  for (const path of trees.after.paths()) {
    const text =
      contracts.has(path) || !/\.(ts|tsx|js|mjs|py|go|java|kt|cs|rb|rs|php)$/i.test(path)
        ? undefined
        : trees.after.read(path);
    if (text === undefined || text.length > room) continue;
    room -= text.length;
    linesOf(text).forEach((line, index) => {
      if (line.includes('/')) lines.push([`${path}:a${index + 1} | ${shown(line.trim())}`, line]);
    });
  }
  return (operations) => {
    const prefixes = operations
      .map((operation) => operation.replace(/^\S+ /, '').replace(/\{.*$/s, ''))
      .filter((path) => path.length > 3);
    if (prefixes.length === 0) return [];
    return lines
      .filter(([, line]) => prefixes.some((prefix) => line.includes(prefix)))
      .slice(0, mostConsumers)
      .map(([said]) => said);
  };
}
