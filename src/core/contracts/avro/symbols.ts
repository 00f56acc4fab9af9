import type { Element } from '../comparison/element.ts';
import { own } from '../document-store.ts';
import { symbolDefault } from './defaults.ts';
import type { Branch } from './resolve.ts';
import type { Reading } from './reading.ts';

/** The symbols of two versions of an enum, each with what the other version reads in its place. */
export function symbols([a, was]: [Branch, Reading], [b, now]: [Branch, Reading]): [Element[], Element[]] {
  return [valuesOf(a, was, b), valuesOf(b, now, a)];
}

function valuesOf({ schema }: Branch, { flow }: Reading, other: Branch): Element[] {
  const list = own(schema.node, 'symbols');
  if (list === undefined || !Array.isArray(list.raw)) return [];
  const hasDefault = symbolDefault(other)?.valid === true;
  return list.raw.map((raw: unknown, index): Element => {
    const name = String(raw);
    return {
      kind: 'enum-value',
      role: 'choice',
      key: name,
      name,
      flow,
      at: own(list, index)?.spot ?? list.spot,
      given: { hasDefault },
      aspects: () => [],
      parts: () => [],
    };
  });
}
