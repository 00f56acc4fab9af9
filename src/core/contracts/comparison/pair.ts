import type { Element } from './element.ts';

type Match = (before: Element, after: Element) => void;

/**
 * Matches the parts of two versions of an element: nameless alternatives that are the same, then by kind and key, then
 * those that only go by another name, then alternatives that only changed, then those in whose place a sibling holds.
 * Returns what is left on each side.
 */
export function pair(
  before: readonly Element[],
  after: readonly Element[],
  isSame: (before: Element, after: Element) => boolean,
  match: Match,
): [removed: Element[], added: Element[]] {
  const [unmatched, remaining] = withoutSame(before, after, isSame);
  const byKey = new Map(remaining.map((part) => [`${part.kind} ${part.key}`, part]));
  const left = unmatched.filter((part) => {
    const key = `${part.kind} ${part.key}`;
    const other = byKey.get(key);
    if (other === undefined) return true;
    byKey.delete(key);
    match(part, other);
    return false;
  });
  if (left.length === 0 && byKey.size === 0) return [[], []];
  const [removed, added] = pairVariants(...pairAkin(left, [...byKey.values()], match), match);
  return [
    removed.filter((part) => !holdsElse(part, after, (other) => match(part, other))),
    added.filter((part) => !holdsElse(part, before, (other) => match(other, part))),
  ];
}

/** Leaves out nameless parts that are the same on both sides, wherever in their list they stand. */
function withoutSame(
  before: readonly Element[],
  after: readonly Element[],
  isSame: (before: Element, after: Element) => boolean,
): [readonly Element[], readonly Element[]] {
  const nameless = after.filter((part) => part.nameless);
  if (nameless.length === 0) return [before, after];
  const same = new Set<Element>();
  const rest = before.filter((part) => {
    const other = part.nameless ? nameless.find((one) => !same.has(one) && isSame(part, one)) : undefined;
    if (other !== undefined) same.add(other);
    return other === undefined;
  });
  return [rest, after.filter((part) => !same.has(part))];
}

function pairAkin(left: readonly Element[], right: readonly Element[], match: Match): [Element[], Element[]] {
  const added = new Set(right);
  const removed = left.filter((part) => {
    const other = part.renamedFrom && [...added].find((one) => one.kind === part.kind && part.renamedFrom?.(one));
    if (other === undefined) return true;
    added.delete(other);
    match(part, other);
    return false;
  });
  return [removed, [...added]];
}

function pairVariants(left: readonly Element[], right: readonly Element[], match: Match): [Element[], Element[]] {
  const [removed = [], added = []] = [left, right].map((side) => side.filter(({ kind }) => kind === 'variant'));
  if (removed.length === 0 || removed.length !== added.length) return [[...left], [...right]];
  removed.forEach((part, index) => match(part, added[index] as Element));
  return [left.filter(({ kind }) => kind !== 'variant'), right.filter(({ kind }) => kind !== 'variant')];
}

function holdsElse(part: Element, others: readonly Element[], match: (other: Element) => void): boolean {
  const other = part.otherwise === undefined ? undefined : others.find(({ key }) => key === part.otherwise);
  if (other !== undefined) match(other);
  return other !== undefined;
}
