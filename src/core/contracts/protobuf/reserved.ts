import { below } from '../../texts/document.ts';
import type { AspectLaw, AspectValue } from '../comparison/element.ts';
import type { Node } from '../document-store.ts';
import type { Range, Reserved } from './data.ts';

/** Whether a number is in one of the ranges. */
export function covers(ranges: readonly Range[], number: number): boolean {
  return ranges.some(({ from, to }) => from <= number && number <= to);
}

/** Whether every number of the first is in the others, which may meet it in pieces. */
export function allCovered(ranges: readonly Range[], others: readonly Range[]): boolean {
  const sorted = others.toSorted((a, b) => a.from - b.from);
  return ranges.every(({ from, to }) => {
    let next = from;
    for (const other of sorted) if (other.from <= next && other.to >= next) next = other.to + 1;
    return next > to;
  });
}

/** What nothing else may be called or numbered. */
export function reservedAspect(node: Node, value: Reserved): AspectValue {
  const stated = value.ranges.length + value.names.length > 0;
  const at = stated ? below(node.spot, 'reserved') : node.spot;
  return { aspect: 'reserved', value, shown: shown(value), law, stated, at };
}

const law: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as [Reserved, Reserved];
  const kept = allCovered(a.ranges, b.ranges) && a.names.every((name) => b.names.includes(name));
  if (!kept) return 'widened';
  return allCovered(b.ranges, a.ranges) && b.names.length === a.names.length ? null : 'noted';
};

function shown({ ranges, names }: Reserved): string | null {
  const numbers = ranges.map(({ from, to }) => (from === to ? String(from) : `${from} to ${to}`));
  return [...numbers, ...names].join(', ') || null;
}
