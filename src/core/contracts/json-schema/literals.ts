import { below, type Spot } from '../../texts/document.ts';
import { isMap } from '../document-store.ts';
import { type Layer, spotOf } from './layer.ts';
import type { View } from './view.ts';

/** One literal that a value may be, and where it is written. */
export interface Literal {
  readonly value: unknown;
  /** The same for equal literals; in a text a number is the text that spells it. */
  readonly key: string;
  readonly at: Spot;
}

/** The literals a value may be. */
export interface Literals {
  /** Where the list is written: of several the shortest, and a single literal before a list. */
  readonly layer: Layer;
  readonly keyword: 'enum' | 'const' | 'x-extensible-enum';
  readonly values: readonly Literal[];
  /** More may come: the list says so. */
  readonly open: boolean;
  /** The values of declarations that a generator copied from the source: what it lists is all that is said of the value. */
  readonly copied: boolean;
}

const closed = ['const', 'enum'] as const;

/**
 * What all closed lists of a value have in common, each literal once; without one, the open list of
 * `x-extensible-enum`. Null is left out: whether it is allowed is said of the value as a whole.
 */
export function literalsOf({ layers }: Pick<View, 'layers'>, text = false): Literals | undefined {
  if (!layers.some(({ raw }) => 'enum' in raw || 'const' in raw || 'x-extensible-enum' in raw)) return undefined;
  const lists = closed.flatMap((keyword) => layers.flatMap((layer) => listIn(layer, keyword, text) ?? []));
  const isOpen = layers.some(({ raw }) => extensions(raw) !== undefined);
  if (lists.length === 0) {
    const list = layers.flatMap((layer) => listIn(layer, 'x-extensible-enum', text) ?? [])[0];
    return list && { ...list, values: distinct(list.values), open: true, copied: !isWritten(list.layer, list.keyword) };
  }
  const [shortest, ...others] = lists.toSorted((a, b) => a.values.length - b.values.length);
  if (shortest === undefined) return undefined;
  const keys = others.map(({ values }) => new Set(values.map(({ key }) => key)));
  const values = distinct(shortest.values).filter(({ key }) => keys.every((known) => known.has(key)));
  return { ...shortest, values, open: isOpen, copied: false };
}

/** The list of a layer under a keyword; `x-extensible-enum: true` is not one. */
function listIn(layer: Layer, keyword: Literals['keyword'], text: boolean) {
  const stated = layer.raw[keyword];
  if (stated === undefined || (keyword !== 'const' && !Array.isArray(stated))) return undefined;
  const list: readonly unknown[] = keyword === 'const' ? [stated] : (stated as unknown[]);
  // A list of constants is written as if it were closed.
  const at = spotOf(layer, keyword === 'x-extensible-enum' && !isWritten(layer, keyword) ? 'enum' : keyword);
  const values = list.flatMap((value, index): Literal[] =>
    value === null ? [] : [{ value, key: keyOf(value, text), at: keyword === 'const' ? at : below(at, index) }],
  );
  return { layer, keyword, values };
}

function isWritten({ node: { raw } }: Layer, keyword: string): boolean {
  return isMap(raw) && keyword in raw;
}

function extensions(raw: Layer['raw']): unknown {
  const stated = raw['x-extensible-enum'];
  return stated === true || Array.isArray(stated) ? stated : undefined;
}

function distinct(values: readonly Literal[]): Literal[] {
  return [...new Map(values.toReversed().map((one) => [one.key, one])).values()].toReversed();
}

function keyOf(value: unknown, text: boolean): string {
  return JSON.stringify(text && typeof value !== 'object' ? String(value) : sorted(value));
}

/** The value with the keys of its maps in order. */
function sorted(value: unknown): unknown {
  if (typeof value === 'bigint') return { exact: String(value) };
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
