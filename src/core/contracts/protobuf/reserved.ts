import { below, type Spot } from '../../texts/document.ts';
import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import type { Node } from '../document-store.ts';
import { largestField, largestValue, type Range, type Reserved } from './data.ts';

/** Whether a number is in one of the ranges. */
export function covers(ranges: readonly Range[], number: number): boolean {
  return isWithin({ from: number, to: number }, joined(ranges));
}

/** Whether every number of the first is in the others, which may meet it in pieces. */
export function allCovered(ranges: readonly Range[], others: readonly Range[]): boolean {
  const all = joined(others);
  return joined(ranges).every((range) => isWithin(range, all));
}

/** Whether one of some ranges that do not touch, in their order, holds all of another. */
function isWithin({ from, to }: Range, ranges: readonly Range[]): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as Range).to < from) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range !== undefined && range.from <= from && range.to >= to;
}

const known = new WeakMap<readonly Range[], readonly Range[]>();

/** Ranges in their order, with those as one that touch, and without those of no number. */
function joined(ranges: readonly Range[]): readonly Range[] {
  const before = known.get(ranges);
  if (before !== undefined) return before;
  const all: Range[] = [];
  for (const { from, to } of ranges.toSorted((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (to < from) continue;
    if (last === undefined || last.to + 1 < from) all.push({ from, to });
    else if (last.to < to) all[all.length - 1] = { from: last.from, to };
  }
  known.set(ranges, all);
  return all;
}

/** What a part that comes takes of what was reserved: its number, its names, or both. */
export function takenFrom({ ranges, names }: Reserved, number: number, called: readonly string[]): Element['given'] {
  const taken = called.filter((name) => names.includes(name)).map((name) => `the name ${name}`);
  const takes = [...(covers(ranges, number) ? [`the number ${number}`] : []), ...taken].join(' and ');
  return takes === '' ? {} : { wasReserved: true, takes };
}

/** What nothing else may be called or numbered. */
export function reservedAspect(node: Node, value: Reserved): AspectValue {
  const stated = value.ranges.length + value.names.length > 0;
  const at = stated ? below(node.spot, 'reserved') : node.spot;
  const differsAt = (other: unknown) => {
    const { ranges, names } = other as Reserved;
    const known = new Set(names);
    const name = value.names.findIndex((one) => !known.has(one));
    return uncoveredIn(below(at, 'ranges'), value.ranges, ranges) ?? (name < 0 ? undefined : below(at, 'names', name));
  };
  return { aspect: 'reserved', value, shown: shown(value), law, differsAt, stated, at };
}

/** The first of some ranges, in their list, that holds a number which none of the others does. */
export function uncoveredIn(list: Spot, ranges: readonly Range[], others: readonly Range[]): Spot | undefined {
  const index = ranges.findIndex((range) => !allCovered([range], others));
  return index < 0 ? undefined : below(list, index);
}

const law: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as [Reserved, Reserved];
  const names = new Set(b.names);
  const kept = allCovered(a.ranges, b.ranges) && a.names.every((name) => names.has(name));
  if (!kept) return 'widened';
  return allCovered(b.ranges, a.ranges) && b.names.length === a.names.length ? null : 'noted';
};

function shown({ ranges, names }: Reserved): string | number | null {
  const [first, ...others] = [...ranges.map(rangeShown), ...names];
  return others.length === 0 ? (first ?? null) : [first, ...others].join('; ');
}

/** A range as it is written. */
export function rangeShown({ from, to }: Range): string | number {
  if (from === to) return from;
  return `${from} to ${to === largestField || to === largestValue ? 'max' : to}`;
}
