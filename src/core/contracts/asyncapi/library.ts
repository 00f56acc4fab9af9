import type { Element } from '../comparison/element.ts';
import { schemaElement } from '../json-schema/schema.ts';
import { childOf, entriesOf } from '../openapi/reading.ts';
import { addressOf, type Node } from '../document-store.ts';
import { type Endpoints, listed } from './endpoints.ts';
import { messageElement } from './message.ts';
import type { Reading } from './reading.ts';

/**
 * The messages and schemas of a document without channels, which others use. Nobody knows which way one goes, so both are
 * compared; that it comes or goes is said once.
 */
export function library(reading: Reading): Element[] {
  const { root, documents } = reading;
  const components = childOf(root, 'components', documents);
  const schemas = entriesOf(components && childOf(components, 'schemas', documents), documents, true);
  return [
    ...sharedMessages(reading).flatMap((entry) => bothWays(entry, reading)),
    ...schemas.flatMap(([name, node]) =>
      both((flow) => schemaElement([node], { ...reading, flow, site: 'body', text: false }), name),
    ),
  ];
}

/**
 * The messages among the components that no channel and no operation of either version lists: nobody meets them here, and
 * others may refer to them, or generate code from them.
 */
export function unreached(reading: Reading, own: Endpoints, other: Endpoints): Element[] {
  const [spots, names] = [reachedIn(own).spots, reachedIn(other).names];
  return sharedMessages(reading)
    .filter(([name, { spot }]) => !spots.has(addressOf(spot)) && !names.has(name))
    .flatMap((entry) => bothWays(entry, reading))
    .map((element) => ({ ...element, unasked: true }));
}

function reachedIn({ used, silent }: Endpoints) {
  const messages = [...used, ...silent].flatMap((endpoint) => endpoint.messages);
  return {
    spots: new Set(messages.map(({ node }) => addressOf(node.spot))),
    names: new Set(messages.flatMap(({ component }) => component ?? [])),
  };
}

/** The messages that a document keeps for its channels, or for others, by their names. */
function sharedMessages({ root, documents }: Reading): readonly (readonly [string, Node])[] {
  const components = childOf(root, 'components', documents);
  return entriesOf(components && childOf(components, 'messages', documents), documents, true);
}

function bothWays([name, node]: readonly [string, Node], reading: Reading): Element[] {
  return both((flow) => messageElement(listed(node, name, reading.documents), flow, reading), name);
}

function both(make: (flow: 'input' | 'output') => Element, name: string): Element[] {
  return (['input', 'output'] as const).map((flow) => ({
    ...make(flow),
    key: `${name} ${flow}`,
    name,
    component: name,
    role: flow === 'input' ? 'choice' : 'detail',
    undirected: true,
  }));
}
