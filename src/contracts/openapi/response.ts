import type { Element } from '../element.ts';
import { schemaElement } from '../json-schema/schema.ts';
import { restrictingFlag } from '../laws.ts';
import { type Node, own } from '../library.ts';
import { mediaType, mediaTypes } from './media-type.ts';
import { entriesOf, type Flow, isMap, itemsOf, keywordSpot, type Reading } from './reading.ts';

/** The responses of an operation, by status. */
export function responses(operation: Node, reading: Reading, flow: Flow): Element[] {
  return entriesOf(own(operation, 'responses'), reading.library).map(([status, node]) => ({
    kind: 'response',
    key: status.toUpperCase(),
    name: status,
    flow: flow.response,
    at: node.via ?? node.spot,
    broken: node.broken,
    role: 'choice',
    given: { success: status.startsWith('2') },
    node,
    aspects: () => [],
    parts: () => [...headers(node, reading, flow), ...contents(node, operation, reading, flow)],
  }));
}

function contents(node: Node, operation: Node, reading: Reading, flow: Flow): Element[] {
  if (reading.version !== '2') return mediaTypes(node, reading, flow.response, 'body');
  const schema = own(node, 'schema');
  if (schema === undefined) return [];
  const types = itemsOf(own(operation, 'produces') ?? own(reading.root, 'produces'), reading.library);
  const names = types.length > 0 ? types : [{ raw: 'application/json', spot: node.spot }];
  return names.map((name) => mediaType(String(name.raw), name, [schema], reading, flow.response, 'body'));
}

/** Header names are case-insensitive (RFC 9110 section 5.1); `Content-Type` is described by the media types. */
function headers(response: Node, reading: Reading, flow: Flow): Element[] {
  const all = entriesOf(own(response, 'headers'), reading.library, true);
  return all.flatMap(([name, node]) => {
    if (!isMap(node.raw) || name.toLowerCase() === 'content-type') return [];
    const required = node.raw['required'] === true;
    const schema = reading.version === '2' ? node : own(node, 'schema');
    const context = { ...reading, flow: flow.response, site: 'header' as const, text: true };
    return [
      {
        kind: 'header',
        key: name.toLowerCase(),
        name,
        flow: flow.response,
        at: node.via ?? node.spot,
        broken: node.broken,
        role: 'part',
        given: { site: 'header', required },
        node,
        aspects: () => [
          {
            aspect: 'required',
            value: required,
            law: restrictingFlag,
            stated: required,
            at: keywordSpot(node, 'required'),
          },
        ],
        parts: () => [
          ...(schema === undefined ? [] : [schemaElement([schema], context)]),
          ...mediaTypes(node, reading, flow.response, 'header'),
        ],
      } satisfies Element,
    ];
  });
}
