import type { Element } from '../comparison/element.ts';
import { replacement, type Typed, typedReplacement } from '../comparison/laws.ts';
import type { Node } from '../document-store.ts';
import { annotationsLeft, deprecation } from './annotations.ts';
import type { Constant, ThriftFile } from './data.ts';
import { type Names, writtenNames, written } from './names.ts';
import { typeValue } from './type-law.ts';

/** A name for another type: all that is declared with it is of that type. */
export function typedefOf(name: string, node: Node, names: Names): Element {
  const { type } = node.raw as ThriftFile['typedefs'][string];
  return {
    kind: 'type',
    role: 'part',
    key: name,
    name,
    flow: 'output',
    at: node.spot,
    given: { leadsTo: writtenNames(type).join(' ') },
    heardBy: () => ['source'],
    remains: annotationsLeft(node),
    aspects: () => [{ aspect: 'type', ...typeValue(type, names), stated: true, at: node.spot }, deprecation(node)],
    parts: () => [],
  };
}

/** A constant, which is built into the code of whoever uses it. */
export function constantOf(name: string, node: Node): Element {
  const { type, value } = node.raw as Constant;
  const plain = { audience: 'source' as const, stated: true, at: node.spot };
  const of = written(type);
  return {
    kind: 'constant',
    role: 'part',
    key: name,
    name,
    flow: 'output',
    at: node.spot,
    given: {},
    heardBy: () => ['source'],
    remains: annotationsLeft(node),
    aspects: () => [
      { aspect: 'type', value: of, law: replacement, ...plain },
      {
        aspect: 'const',
        value: { of, value } satisfies Typed,
        shown: shownLiteral(value),
        law: typedReplacement,
        ...plain,
      },
      deprecation(node),
    ],
    parts: () => [],
  };
}

/** A value as people are shown it: a number as one; null where there is none. */
export function shownLiteral(value: string): string | number | null {
  if (value === '') return null;
  const number = Number(value);
  return String(number) === value ? number : value;
}
