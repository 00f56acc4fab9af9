import { childrenOf } from '../children.ts';
import type { AspectValue, Element } from '../comparison/element.ts';
import { replacement } from '../comparison/laws.ts';
import type { Node } from '../document-store.ts';
import { annotationsLeft, deprecation, isDeprecated } from './annotations.ts';

/**
 * An enum, with its values by their numbers: the number is all that is sent. One whose name has another number now is
 * compared by its name: of values that have none of their own, one that comes or goes moves all that follow.
 */
export function enumOf(name: string, node: Node): Element {
  const values = valuesOf(node);
  const movedSince = ({ node: was }: Element): readonly (readonly [Element, Element])[] =>
    [...(was ? valuesOf(was) : [])].flatMap(([value, one]) => {
      const now = values.get(value);
      return now === undefined || now.number === one.number ? [] : [[numbered(one), numbered(now)] as const];
    });
  return {
    kind: 'enum',
    role: 'part',
    key: name,
    name,
    flow: 'output',
    at: node.spot,
    given: {},
    component: name,
    identity: `enum ${name}`,
    heardBy: () => ['source'],
    node,
    remains: annotationsLeft(node),
    aspects: () => [deprecation(node)],
    parts: (settled) => [...values.values()].filter((value) => settled?.has(value.name) !== true),
    settled: (before) => new Set(movedSince(before).map(([value]) => value.name)),
    matched: (before) => ({ pairs: movedSince(before), removed: [], added: [] }),
  };
}

function valuesOf(node: Node): ReadonlyMap<string, Element> {
  return new Map(childrenOf(node, 'values').map(([name, one]) => [name, valueOf(name, one)]));
}

function numbered(value: Element): Element {
  const number: AspectValue = { aspect: 'number', value: value.number, law: replacement, stated: true, at: value.at };
  return { ...value, key: value.name, aspects: () => [number, ...value.aspects()] };
}

function valueOf(name: string, node: Node): Element {
  const { number } = node.raw as { readonly number: number };
  return {
    kind: 'enum-value',
    role: 'choice',
    key: String(number),
    number,
    name,
    flow: 'output',
    at: node.spot,
    given: { extensible: false, deprecated: isDeprecated(node) },
    // Its number is sent, and who does not know it reads nothing in its place.
    heardBy: () => ['source', 'wire'],
    remains: annotationsLeft(node),
    aspects: () => [
      { aspect: 'name', value: name, law: replacement, audience: 'source', stated: true, at: node.spot },
      deprecation(node),
    ],
    parts: () => [],
  };
}
