import type { Element } from '../comparison/element.ts';
import { note } from '../comparison/laws.ts';
import { fields } from '../comparison/remains.ts';
import { isMap, type Node } from '../document-store.ts';
import { schemaElement } from '../json-schema/schema.ts';
import { childOf, keywordSpot, textOf } from '../openapi/reading.ts';
import type { Endpoint } from './endpoints.ts';
import type { Reading } from './reading.ts';

const parameterFields = fields('schema location enum default');

/**
 * The places of an address that have a name, by the order in which they stand there. Whoever listens at an address names
 * it, as whoever sends to it does: what a place may be is their choice.
 */
export function parameters({ address, channel }: Endpoint, reading: Reading): Element[] {
  const names = [...(address.text ?? '').matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const described = isMap(channel.raw) ? childOf(channel, 'parameters', reading.documents) : undefined;
  return names.map((name, index) => {
    const node = described && childOf(described, name, reading.documents);
    return parameter(name, index, node ?? { raw: {}, spot: described?.spot ?? address.at }, reading);
  });
}

function parameter(name: string, index: number, node: Node, reading: Reading): Element {
  const context = { ...reading, flow: 'input' as const, site: 'parameter' as const, text: true };
  const location = isMap(node.raw) ? textOf(node, 'location') : undefined;
  return {
    kind: 'parameter',
    key: `#${index}`,
    name,
    flow: 'input',
    at: node.via ?? node.spot,
    role: 'detail',
    given: { in: 'path', site: 'parameter', required: true, hasDefault: false },
    broken: node.broken,
    node,
    remains: [{ node, fields: parameterFields }],
    aspects: () => [
      {
        aspect: 'location',
        value: location,
        law: note,
        stated: location !== undefined,
        at: keywordSpot(node, 'location'),
      },
    ],
    parts: () => [schemaElement([schemaOf(node, reading)], context)],
  };
}

/** What AsyncAPI 2 says in a schema, and 3 in the parameter itself: a text, and perhaps which one. */
function schemaOf(node: Node, { documents }: Reading): Node {
  const schema = childOf(node, 'schema', documents);
  if (schema !== undefined) return schema;
  const { enum: values } = (isMap(node.raw) ? node.raw : {}) as Record<string, unknown>;
  return { raw: { type: 'string', ...(Array.isArray(values) ? { enum: values } : {}) }, spot: node.spot };
}
