import type { Spot } from '../../texts/document.ts';
import type { AspectLaw, AspectValue, Element, Matched } from '../comparison/element.ts';
import { replacement } from '../comparison/laws.ts';
import { fields } from '../comparison/remains.ts';
import { written } from '../comparison/written.ts';
import { addressOf, isMap, type Node, own } from '../document-store.ts';
import { schemaElement } from '../json-schema/schema.ts';
import { isFilled } from '../json-schema/view.ts';
import { childOf } from '../openapi/reading.ts';
import { bindingSchemas } from './binding-schemas.ts';
import type { Listed } from './endpoints.ts';
import { describedIn, payloadElements, payloadOf } from './payload.ts';
import { type Flow, layersOf, type Reading, stated } from './reading.ts';
import { settings } from './settings.ts';

/** A message as one of several that go the same way. */
interface Message extends Element {
  readonly listed: Listed;
}

const read = `contentType schemaFormat headers payload correlationId bindings traits`;
/** What it is called is on no wire, and code may be generated from it. */
const names = 'name messageId';
const messageFields = fields(read, names);
/** A payload in a format that nobody reads is compared as it stands. */
const withoutPayload = fields(read.replace('payload ', ''), names);

/** What is sent or received: one more is one more that receivers have to know. */
export function messageElement(listed: Listed, flow: Flow, reading: Reading): Message {
  const { node, at, component } = listed;
  const layers = layersOf(node, reading);
  const payload = payloadOf(layers, reading);
  const known = payload.family === 'other' ? withoutPayload : messageFields;
  const [name = 'message'] = listed.names;
  return {
    kind: 'message',
    key: name,
    name,
    flow,
    at,
    listed,
    role: flow === 'input' ? 'choice' : 'part',
    given: {},
    broken: node.broken,
    component,
    identity: `message ${addressOf(node.spot)}`,
    used: at,
    node,
    remains: layers.map((layer) => ({ node: layer, fields: known })),
    aspects: () => [
      contentType(layers, reading),
      correlation(layers, reading, at),
      {
        aspect: 'format',
        // What describes nothing is in no language.
        value: payload.schema && payload.format,
        law: (was, now) => (was === undefined || now === undefined ? null : replacement(was, now)),
        stated: true,
        at: payload.formatAt,
        decides: (effect) => effect === 'replaced',
      },
    ],
    parts: () => [
      ...payloadElements(payload, flow, reading),
      ...headers(layers, node.spot, flow, reading),
      ...bindings(layers, at, flow, reading),
    ],
  };
}

/** Beyond this, messages that go by other names are not compared each with each. */
const many = 60;

/** The messages of two versions: those of one name, those that are the same, and the only one that is left on each side. */
export function matchedMessages(
  before: readonly Listed[],
  after: readonly Listed[],
  same: Reading['same'],
  elements: readonly [(one: Listed) => Element, (one: Listed) => Element],
): Matched {
  const pairs: [Listed, Listed][] = [];
  let left = before;
  const free = new Set(after);
  const takeNamed = (namesOf: (one: Listed) => readonly string[]) => {
    const byName = new Map([...free].toReversed().flatMap((one) => namesOf(one).map((name) => [name, one])));
    left = left.filter((was) => {
      const now = namesOf(was)
        .map((name) => byName.get(name))
        .find((one) => one !== undefined && free.has(one));
      if (now === undefined) return true;
      free.delete(now);
      pairs.push([was, now]);
      return false;
    });
  };
  const take = (fits: (was: Listed, now: Listed) => boolean) => {
    if (left.length > many || free.size > many) return;
    left = left.filter((was) => {
      const now = [...free].find((one) => fits(was, one));
      if (now === undefined) return true;
      free.delete(now);
      pairs.push([was, now]);
      return false;
    });
  };
  takeNamed(({ names }) => names.slice(0, 1));
  takeNamed(({ names }) => names);
  take((was, now) => same(was.node, now.node));
  take((was, now) => samePayload(was.node, now.node, same));
  const [rest, ...others] = left;
  if (rest !== undefined && others.length === 0 && free.size === 1) take(() => true);
  const [make, remake] = elements;
  const paired = pairs.map(([was, now]): [Element, Element] => [make(was), remake(now)]);
  // What cannot be found may be any of them.
  const isUnsure = [...left, ...free].some(({ node }) => node.broken !== undefined);
  return isUnsure
    ? { pairs: paired, removed: [], added: [] }
    : { pairs: paired, removed: left.map(make), added: [...free].map(remake) };
}

function samePayload(before: Node, after: Node, same: Reading['same']): boolean {
  const [was, now] = [own(before, 'payload'), own(after, 'payload')];
  return was !== undefined && now !== undefined && same(was, now);
}

/** The type of what is sent. Where two versions rely on the default, that says it. */
function contentType(layers: readonly Node[], { root }: Reading): AspectValue {
  const declared = stated(layers, 'contentType');
  const usual = own(root, 'defaultContentType');
  const node = declared ?? usual;
  const value = { type: mediaType(node?.raw), isOwn: declared !== undefined };
  const law: AspectLaw = (was, now) => {
    const [a, b] = [was as typeof value, now as typeof value];
    return a.isOwn || b.isOwn ? contentTypeLaw(a.type, b.type) : null;
  };
  const at = node?.spot ?? layers[0]?.spot ?? root.spot;
  return { aspect: 'contentType', value, shown: node?.raw, law, stated: node !== undefined, at };
}

/** Names of types know no case, and a charset is no part of what they say here. */
export function mediaType(raw: unknown): string | undefined {
  if (raw === undefined) return undefined;
  return written(raw)
    .toLowerCase()
    .replaceAll(/\s+/g, '')
    .replace(/;charset=[^;]*/, '');
}

/**
 * Told for the first time, or no more, it may be what it always was, where it is what people take it for: JSON, or the bytes
 * of a format that has a schema of its own.
 */
export const contentTypeLaw: AspectLaw = (was, now) => {
  if (was === now) return null;
  const isUsual = (type: unknown) => type === undefined || /json|avro|proto|octet-stream/.test(String(type));
  return (was === undefined || now === undefined) && isUsual(was ?? now) ? 'noted' : 'replaced';
};

function correlation(layers: readonly Node[], { documents }: Reading, at: Spot): AspectValue {
  const said = stated(layers, 'correlationId');
  const id = said && documents.at(said);
  const location = id && isMap(id.raw) ? own(id, 'location') : undefined;
  const value = typeof location?.raw === 'string' ? location.raw : undefined;
  return { aspect: 'correlationId', value, law: locationLaw, stated: value !== undefined, at: location?.spot ?? at };
}

/** Where to look for something in a message. Told for the first time, it may always have been there. */
export const locationLaw: AspectLaw = (was, now) => (was === now ? null : was === undefined ? 'noted' : 'replaced');

/** The headers, which are the fields of one object; what a trait says of them holds too. */
function headers(layers: readonly Node[], at: Spot, flow: Flow, reading: Reading): Element[] {
  const described = layers.flatMap((layer) => {
    const node = childOf(layer, 'headers', reading.documents);
    return node === undefined ? [] : [describedIn(node, undefined, at, reading)];
  });
  const said = described.flatMap(({ family, schema }) => (family === 'schema' ? (schema ?? []) : []));
  const others = described.filter(({ family }) => family !== 'schema');
  const none: readonly [Node] = [{ raw: { type: 'object', additionalProperties: true }, spot: at }];
  const nodes = isFilled(said) ? said : none;
  const context = { ...reading, flow, site: 'body' as const, text: false };
  return [
    {
      kind: 'header',
      key: '',
      name: 'headers',
      flow,
      at: nodes[0].via ?? nodes[0].spot,
      role: 'detail',
      given: { site: 'header', required: false },
      aspects: () => [],
      parts: () => [schemaElement(nodes, context), ...others.flatMap((one) => payloadElements(one, flow, reading))],
    },
  ];
}

const inSchemas: ReadonlySet<string> = new Set(['kafka.key', 'http.headers']);

function bindings(layers: readonly Node[], at: Spot, flow: Flow, reading: Reading): Element[] {
  const nodes = layers.flatMap((layer) => childOf(layer, 'bindings', reading.documents) ?? []);
  const holder = { key: 'bindings', at: nodes[0]?.spot ?? at, nodes, schemas: inSchemas, usual: {} };
  return [settings(holder, flow, reading), ...bindingSchemas(nodes, inSchemas, flow, reading)];
}
