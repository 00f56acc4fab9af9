import { childrenOf } from '../children.ts';
import type { Element } from '../comparison/element.ts';
import { replacement } from '../comparison/laws.ts';
import type { Node } from '../document-store.ts';
import { annotationsLeft, deprecation, isDeprecated } from './annotations.ts';

/** An enum, with its values by their numbers: the number is all that is sent. */
export function enumOf(name: string, node: Node): Element {
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
    remains: annotationsLeft(node),
    aspects: () => [deprecation(node)],
    parts: () => childrenOf(node, 'values').map(([value, one]) => valueOf(value, one)),
  };
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
    remains: annotationsLeft(node),
    aspects: () => [
      { aspect: 'name', value: name, law: replacement, audience: 'source', stated: true, at: node.spot },
      deprecation(node),
    ],
    parts: () => [],
  };
}
