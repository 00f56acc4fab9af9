import type { Element } from '../comparison/element.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { nameOfRef } from '../json-reference.ts';
import { schemaElement } from '../json-schema/schema.ts';
import { body } from './body.ts';
import { callbacksOf, operations } from './operation.ts';
import { looseParameter } from './parameter.ts';
import { childOf, entriesOf, type Flow, type Reading, textOf } from './reading.ts';
import { headers } from './media-type.ts';
import { responses } from './response.ts';
import { schemeNamed, schemeNames, schemePart } from './security-scheme.ts';

const answered: Flow = { request: 'input', response: 'output' };

/**
 * The components of a document without operations, which other documents use. What goes is missed by somebody, and what
 * comes is used by nobody yet.
 */
export function library(reading: Reading): Element[] {
  const { documents, root, version } = reading;
  const holder = version === '2' ? root : own(root, 'components');
  if (holder === undefined) return [];
  const all = (key: string) => entriesOf(own(holder, key), documents, true);
  return [
    ...all('parameters').flatMap(([name, node]) => parameter(name, node, reading)),
    ...all('requestBodies').map(([name, node]) => loose('requestBodies', name, body(node, reading, answered))),
    ...responses(holder, reading, answered).map((one) => loose('responses', one.name, one)),
    ...headers(holder, reading, answered.response).map((one) => loose('headers', one.name, one)),
    ...all('callbacks').flatMap(([name, node]) => callbacksOf(name, node, reading)),
    ...operations(own(holder, 'pathItems'), reading),
    ...[...schemeNames(reading)].flatMap((name) => {
      const node = schemeNamed(name, reading);
      return node ? [{ ...schemePart(name, node, reading), role: 'choice' as const }] : [];
    }),
    // What the others lead to goes their way.
    ...all(version === '2' ? 'definitions' : 'schemas').flatMap(([name, node]) => schemas(name, node, reading)),
  ];
}

/**
 * The schemas among the components of a document that no `$ref` in it names: nobody meets them in an operation, and others
 * may be sent them, as the bodies of webhooks that only prose tells of, or generate code from them. That they come or go
 * is not said: most are left over.
 */
export function unreferenced(reading: Reading): Element[] {
  const { documents, root, version } = reading;
  const { text } = root.spot.document;
  const holder = version === '2' ? root : childOf(root, 'components', documents);
  const map = holder && own(holder, version === '2' ? 'definitions' : 'schemas');
  if (map === undefined || !isMap(map.raw)) return [];
  const written = new Set(text.matchAll(schemaReferences).map(([, name = '']) => name));
  const named = new Set([...written].map((name) => nameOfRef(name)));
  return Object.keys(map.raw).flatMap((name) => {
    const node = named.has(name) ? undefined : own(map, name);
    if (node === undefined) return [];
    return [{ ...schema(name, node, 'output', reading), key: `unreferenced ${name}`, role: 'detail', unasked: true }];
  });
}

/** The names of schemas in `$ref`s, however JSON writes a slash. */
const schemaReferences = /#\\?\/(?:components\\?\/schemas|definitions)\\?\/([^"'\s,}\]\\/]+)/g;

/** Nobody knows which way a schema flows, so both are compared; that it comes or goes is said once. */
function schemas(name: string, node: Node, reading: Reading): Element[] {
  const both = (['input', 'output'] as const).map((flow) => schema(name, node, flow, reading));
  return both.map((one) => ({ ...one, role: one.flow === 'input' ? 'choice' : 'detail', undirected: true }));
}

/** A schema by its own name, as if it went one way. */
function schema(name: string, node: Node, flow: 'input' | 'output', reading: Reading): Element {
  const element = schemaElement([node], { ...reading, flow, site: 'body', text: false });
  return { ...element, key: `${name} ${flow}`, name, component: name };
}

/** In OpenAPI 2.0 a body is a parameter too. */
function parameter(name: string, node: Node, reading: Reading): Element[] {
  if (textOf(node, 'in') !== 'body') {
    return looseParameter(name, node, reading, answered).map((one) => loose('parameters', name, one));
  }
  const schema = isMap(node.raw) ? own(node, 'schema') : undefined;
  return schema ? schemas(name, schema, reading) : [];
}

/** A component by its own name, of which one more takes nothing from anybody. */
function loose(kind: string, name: string, element: Element): Element {
  const { fallbackKey: _, standsFor: __, renamedFrom: ___, ...rest } = element;
  return { ...rest, key: `${kind} ${name}`, role: element.flow === 'input' ? 'choice' : 'part' };
}
