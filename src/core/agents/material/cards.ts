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

/**
 * Finds the first lines of fetched code that name the path of one of some operations. They are found as text, so they are
 * hints and no proof.
 */
function consumersIn(
  trees: Trees,
  contracts: ReadonlySet<string>,
): (operations: readonly string[]) => readonly string[] {
  const lines: { readonly path: string; readonly number: number; readonly text: string; readonly start: number }[] = [];
  let room = mostSearched;
  let start = 0;
  for (const path of trees.after.paths()) {
    const code =
      contracts.has(path) || !/\.(ts|tsx|js|mjs|py|go|java|kt|cs|rb|rs|php)$/i.test(path)
        ? undefined
        : trees.after.read(path);
    if (code === undefined || code.length > room) continue;
    room -= code.length;
    for (const [index, text] of linesOf(code).entries()) {
      if (!text.includes('/')) continue;
      lines.push({ path, number: index + 1, text, start });
      start += text.length + 1;
    }
  }
  // All lines are one text, and each path is searched once: the cards of a contract name the same operations.
  const searched = lines.map(({ text }) => text).join('\n');
  const known = new Map<string, readonly number[]>();
  const linesWith = (wanted: string): readonly number[] => {
    const found: number[] = [];
    let at = wanted.includes('\n') ? -1 : searched.indexOf(wanted);
    while (at >= 0 && found.length < mostConsumers) {
      const line = lastBefore(lines, at);
      found.push(line);
      at = searched.indexOf(wanted, lines[line + 1]?.start ?? Infinity);
    }
    return found;
  };
  return (operations) => {
    const found = new Set<number>();
    for (const operation of operations) {
      const prefix = operation.replace(/^\S+ /, '').replace(/\{.*$/s, '');
      if (prefix.length <= 3) continue;
      if (!known.has(prefix)) known.set(prefix, linesWith(prefix));
      for (const line of known.get(prefix) ?? []) found.add(line);
    }
    return [...found]
      .toSorted((one, other) => one - other)
      .slice(0, mostConsumers)
      .flatMap((index) => {
        const line = lines[index];
        return line ? [`${line.path}:a${line.number} | ${shown(line.text.trim())}`] : [];
      });
  };
}

/** The index of the last line that starts at an offset or before it. */
function lastBefore(lines: readonly { readonly start: number }[], offset: number): number {
  let [low, high] = [0, lines.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.start ?? Infinity) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
