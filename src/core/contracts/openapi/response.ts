import type { Element, Through } from '../comparison/element.ts';
import { schemaElement, through } from '../json-schema/schema.ts';
import { fields } from '../comparison/remains.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { mediaType, mediaTypes, textual } from './media-type.ts';
import { entriesOf, type Flow, itemsOf, type Reading, requiredAspect } from './reading.ts';
import { written } from '../comparison/written.ts';

const responseFields = fields('headers content schema', 'links');
/** A header has one style, and is neither empty nor reserved. */
const headerFields = fields('required schema content', 'style allowEmptyValue allowReserved');

/** The responses of an operation, by status. */
export function responses(operation: Node, reading: Reading, flow: Flow): Element[] {
  return entriesOf(own(operation, 'responses'), reading.documents).map(([status, node]) => ({
    kind: 'response',
    key: status.toUpperCase(),
    name: status,
    flow: flow.response,
    at: node.via ?? node.spot,
    broken: node.broken,
    role: 'choice',
    given: { success: status.startsWith('2') },
    coveredBy: ({ key }) => isClassOf(key, status),
    renamedFrom: ({ key }) => isClassOf(key, status) || isClassOf(status.toUpperCase(), key),
    node: { ...node, raw: [node.raw, produced(operation, reading)?.raw] },
    remains: [{ node, fields: responseFields }],
    aspects: () => [],
    parts: () => [...headers(node, reading, flow), ...contents(node, operation, reading, flow)],
  }));
}

/** The media types of every answer, which OpenAPI 2.0 lists apart from the responses. */
function produced(operation: Node, { root, version }: Reading): Node | undefined {
  return version === '2' ? (own(operation, 'produces') ?? own(root, 'produces')) : undefined;
}

/** `2XX` stands for every status of its class. */
function isClassOf(range: string, status: string): boolean {
  return /^[1-5]XX$/.test(range) && range[0] === status[0];
}

/** The responses as one node, where all that they refer to are schemas of values written as JSON. */
export function throughResponses(operation: Node, reading: Reading, flow: Flow): Through {
  const node = own(operation, 'responses') ?? { raw: undefined, spot: operation.spot };
  const plain = Object.values(isMap(node.raw) ? node.raw : {}).every(
    (response) =>
      isMap(response) &&
      !['$ref', 'headers', 'links'].some((key) => key in response) &&
      Object.entries(response['content'] ?? {}).every(
        ([type, media]) => !textual.test(type) && !(isMap(media) && '$ref' in media),
      ),
  );
  if (!plain) return { node };
  return through(node, { ...reading, flow: flow.response, site: 'body', text: false });
}

function contents(node: Node, operation: Node, reading: Reading, flow: Flow): Element[] {
  if (reading.version !== '2') return mediaTypes(node, reading, flow.response, 'body');
  const schema = own(node, 'schema');
  if (schema === undefined) return [];
  const types = itemsOf(produced(operation, reading), reading.documents);
  const names = types.length > 0 ? types : [{ raw: 'application/json', spot: node.spot }];
  return names.map((name) => mediaType(written(name.raw), name, [schema], reading, flow.response, 'body'));
}

/** Header names are case-insensitive (RFC 9110 section 5.1); `Content-Type` is described by the media types. */
function headers(response: Node, reading: Reading, flow: Flow): Element[] {
  const all = entriesOf(own(response, 'headers'), reading.documents, true);
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
        ...(reading.version === '2' ? {} : { remains: [{ node, fields: headerFields }] }),
        aspects: () => [requiredAspect(node, required)],
        parts: () => [
          ...(schema === undefined ? [] : [schemaElement([schema], context)]),
          ...mediaTypes(node, reading, flow.response, 'header'),
        ],
      } satisfies Element,
    ];
  });
}
