import type { Element } from '../comparison/element.ts';
import { isMap, type Node, nameOfNode, own, pathOf } from '../document-store.ts';
import { childOf, itemsOf, textOf } from '../openapi/reading.ts';
import { alternativesOf, demand, demandsOf } from '../openapi/security.ts';
import type { Reading } from './reading.ts';

/**
 * How clients may prove who they are, to a server or for an operation. AsyncAPI 2 lists maps of schemes by their names, as
 * OpenAPI does, and 3 the schemes themselves.
 */
export function security(holder: Node, reading: Reading): Element[] {
  const list = isMap(holder.raw) ? own(holder, 'security') : undefined;
  const schemes = { ...reading, version: '3.1' as const };
  const items = itemsOf(list, reading.documents).filter(({ raw }) => isMap(raw));
  const asked = items.map((item) => {
    if (reading.version === 2) return { item, demands: demandsOf(item, schemes) };
    const scopes = own(item, 'scopes') ?? { raw: [], spot: item.via ?? item.spot };
    return { item, demands: [demand(nameOf(item), item, scopes, schemes)] };
  });
  return [
    {
      kind: 'security',
      key: '',
      name: 'authentication',
      flow: 'input',
      at: list?.spot ?? holder.spot,
      role: 'detail',
      given: {},
      identity: `security ${pathOf((list ?? holder).spot).join('/')}`,
      aspects: () => [],
      parts: () => alternativesOf(list ?? { raw: undefined, spot: holder.spot }, asked, schemes),
    },
  ];
}

/** A node with the schemes that it may name, to which no `$ref` leads in AsyncAPI 2. */
export function withSchemes(node: Node, { version, root, documents }: Reading): Node {
  if (version !== 2 || !isMap(node.raw) || !('security' in node.raw)) return node;
  const components = childOf(root, 'components', documents);
  return { ...node, raw: { ...node.raw, securitySchemes: components && own(components, 'securitySchemes')?.raw } };
}

/** A scheme that is written out goes by its type. */
function nameOf(item: Node): string {
  return item.via === undefined ? (textOf(item, 'type') ?? 'authentication') : nameOfNode(item);
}
