import type { Element } from './element.ts';

type Match = (before: Element, after: Element) => void;
type IsSame = (before: Element, after: Element) => boolean;
type Rest = [removed: Element[], added: Element[]];

/** Where there are more pairs than this, each part of one version is not held against each of the other. */
export const mostPairs = 1_000_000;

/**
 * Matches the parts of two versions of an element: by number, by key, then those that only go by another name, then
 * alternatives that only changed, then those in whose place a sibling holds.
 * Returns what is left on each side.
 */
export function pair(before: readonly Element[], after: readonly Element[], isSame: IsSame, match: Match): Rest {
  const numbered = pairByNumber(before, after, match);
  const [was, now] = [holding(before, after, isSame), holding(after, before, (one, other) => isSame(other, one))];
  const apart = new Set([was, now].flatMap(({ holders, beside }) => [...holders, ...beside]));
  const [were, are] = apart.size === 0 ? numbered : numbered.map((side) => side.filter((part) => !apart.has(part)));
  const [left, right] = pairByKey(were ?? [], are ?? [], isSame, match);
  if (left.length === 0 && right.length === 0 && apart.size === 0) return [[], []];
  const spread = spreadOut(left, right);
  const [lost, found]: Rest = spread === null ? [left, right] : pairByKey(...spread, isSame, match);
  const renamed = pairRenamed([...lost, ...now.beside], [...found, ...was.beside], match);
  const [removed, added] = pairVariants(...renamed, match);
  return [
    removed.filter((part) => !holdsElse(part, after, now.holders, (other) => match(part, other))),
    added.filter((part) => !holdsElse(part, before, was.holders, (other) => match(other, part))),
  ];
}

/** What of a version holds in the place of parts of the other one, and what has its key beside those. */
interface Holding {
  readonly holders: readonly Element[];
  readonly beside: readonly Element[];
}

/**
 * A default is the success where no other is described. What the other version has under its key, beside a success, tells
 * of errors: the two are held against each other only if they are the same, as then it told of errors all along.
 */
function holding(side: readonly Element[], others: readonly Element[], isSame: IsSame): Holding {
  const holders = side.filter(({ standsFor }) => standsFor !== undefined && others.some(standsFor));
  if (holders.length === 0) return { holders, beside: [] };
  const byKey = new Map(others.map((part) => [keyOf(part), part]));
  const besideOf = (part: Element) => byKey.get(keyOf(part));
  const isLeft = (part: Element) => {
    const other = besideOf(part);
    return other !== undefined && isSame(part, other);
  };
  const held = holders.filter((part) => !isLeft(part));
  return { holders: held, beside: held.flatMap((part) => besideOf(part) ?? []) };
}

/** Takes apart what gathers parts that the other version has one by one, or under another name; null where nothing does. */
function spreadOut(before: readonly Element[], after: readonly Element[]): [Element[], Element[]] | null {
  if (before.length === 0 || after.length === 0) return null;
  const partsOf = (part: Element) => part.spread?.() ?? [];
  const all = [before, after].map((side) => new Set(side.flatMap((part) => [part, ...partsOf(part)]).map(keyOf)));
  const within = (side: readonly Element[], others: ReadonlySet<string> | undefined) =>
    side.flatMap((part) => {
      const parts = partsOf(part);
      return parts.some((one) => others?.has(keyOf(one))) ? parts : [part];
    });
  return [within(before, all[1]), within(after, all[0])];
}

/** Matches what goes by a number, whatever it is called. */
function pairByNumber(
  before: readonly Element[],
  after: readonly Element[],
  match: Match,
): [readonly Element[], readonly Element[]] {
  if (before.every(({ number }) => number === undefined)) return [before, after];
  const numberOf = ({ kind, number, numberedBy = '' }: Element) =>
    number === undefined ? undefined : `${kind} ${numberedBy} ${number}`;
  const others = new Map(after.map((part) => [numberOf(part) ?? part, part]));
  const matched = new Set<Element>();
  for (const part of before) {
    const other = others.get(numberOf(part) ?? '');
    if (other === undefined || matched.has(other)) continue;
    matched.add(part).add(other);
    match(part, other);
  }
  return [before.filter((part) => !matched.has(part)), after.filter((part) => !matched.has(part))];
}

function pairByKey(before: readonly Element[], after: readonly Element[], isSame: IsSame, match: Match): Rest {
  if (areInStep(before, after)) {
    before.forEach((part, index) => match(part, after[index] as Element));
    return [[], []];
  }
  const byKey = Map.groupBy(after, keyOf);
  const removed: Element[] = [];
  const added: Element[] = [];
  for (const [key, parts] of Map.groupBy(before, keyOf)) {
    const others = byKey.get(key);
    byKey.delete(key);
    if (others === undefined) for (const part of parts) removed.push(part);
    else for (const part of pairTwins(parts, others, isSame, match)) added.push(part);
  }
  return [removed, [...added, ...[...byKey.values()].flat()]];
}

/** Whether both sides have the same keys in the same order, each once: most parts are neither new nor gone. */
function areInStep(before: readonly Element[], after: readonly Element[]): boolean {
  if (before.length !== after.length) return false;
  const isPaired = ({ kind, key }: Element, index: number) => after[index]?.kind === kind && after[index].key === key;
  return before.every(isPaired) && (before.length < 2 || new Set(before.map(keyOf)).size === before.length);
}

function keyOf({ kind, key }: Element): string {
  return `${kind} ${key}`;
}

/**
 * Matches parts of one key, of which there may be several on a side: those that are the same, then those written the
 * same way, then in order. One too many says the same as those that it shares the key with, or is compared with the
 * first of them. Returns operations that were added: which of two on one address answers is not said.
 */
function pairTwins(
  before: readonly Element[],
  after: readonly Element[],
  isSame: IsSame,
  match: Match,
): readonly Element[] {
  const [was] = before;
  const [now] = after;
  if (was === undefined || now === undefined) return [];
  if (before.length === 1 && after.length === 1) {
    match(was, now);
    return [];
  }
  let left = before;
  const free = new Set(after);
  const isFew = before.length * after.length <= mostPairs;
  const tests: readonly IsSame[] = isFew ? [isSame, (a, b) => a.name === b.name, () => true] : [() => true];
  for (const fits of tests) {
    left = left.filter((part) => {
      const other = free.values().find((one) => fits(part, one));
      if (other === undefined) return true;
      free.delete(other);
      match(part, other);
      return false;
    });
  }
  for (const part of left) match(part, now);
  if (was.kind === 'operation') return [...free];
  for (const part of free) match(was, part);
  return [];
}

/** Matches what goes by another name, the most alike first. */
function pairRenamed(left: readonly Element[], right: readonly Element[], match: Match): Rest {
  const othersOf = sharing(left, right);
  const candidates = left.flatMap((part) =>
    othersOf(part).flatMap((other) => {
      const alike = Number(part.renamedFrom?.(other) ?? 0);
      return alike > 0 ? [{ part, other, alike }] : [];
    }),
  );
  const matched = new Set<Element>();
  for (const { part, other } of candidates.toSorted((a, b) => b.alike - a.alike)) {
    if (matched.has(part) || matched.has(other)) continue;
    matched.add(part).add(other);
    match(part, other);
  }
  return [left.filter((part) => !matched.has(part)), right.filter((part) => !matched.has(part))];
}

/** Of the elements of the other version those that an element may be, in their order. */
function sharing(left: readonly Element[], right: readonly Element[]): (part: Element) => readonly Element[] {
  const byAlias = new Map<string, Set<number>>();
  for (const [index, other] of right.entries()) {
    for (const alias of other.aliases?.() ?? []) {
      const known = byAlias.get(alias);
      if (known) known.add(index);
      else byAlias.set(alias, new Set([index]));
    }
  }
  const byKind = Map.groupBy(right, ({ kind }) => kind);
  let pairs = 0;
  return ({ kind, renamedFrom, aliases }) => {
    if (renamedFrom === undefined) return [];
    const found = aliases && new Set(aliases().flatMap((alias) => [...(byAlias.get(alias) ?? [])]));
    const others = found
      ? [...found]
          .toSorted((a, b) => a - b)
          .flatMap((index) => right[index] ?? [])
          .filter((other) => other.kind === kind)
      : (byKind.get(kind) ?? []);
    pairs += others.length;
    return pairs <= mostPairs ? others : [];
  };
}

function pairVariants(left: readonly Element[], right: readonly Element[], match: Match): Rest {
  const isPlaced = ({ kind, sentByKey }: Element) => kind === 'variant' && sentByKey !== true;
  const [removed = [], added = []] = [left, right].map((side) => side.filter(isPlaced));
  if (removed.length === 0 || removed.length !== added.length) return [[...left], [...right]];
  removed.forEach((part, index) => match(part, added[index] as Element));
  return [left.filter((part) => !isPlaced(part)), right.filter((part) => !isPlaced(part))];
}

/** Matches a part with what holds in its place on the other side, if anything does. */
function holdsElse(
  part: Element,
  others: readonly Element[],
  holders: readonly Element[],
  match: (other: Element) => void,
): boolean {
  const { kind, fallbackKey, fallsBackTo } = part;
  const holder = holders.find((one) => one.kind === kind && one.standsFor?.(part) === true);
  const isFallback = (one: Element) => one.kind === kind && one.key === fallbackKey && !holders.includes(one);
  const other =
    holder ??
    (fallsBackTo && others.find((one) => one.kind === kind && fallsBackTo(one))) ??
    (fallbackKey === undefined ? undefined : others.find(isFallback));
  if (other !== undefined) match(other);
  return other !== undefined;
}
