import type { Spot } from '../../texts/document.ts';
import type { AspectLaw, AspectValue, Element, Matched } from '../comparison/element.ts';
import { note } from '../comparison/laws.ts';
import { fields } from '../comparison/remains.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { childOf, keywordSpot, textOf } from '../openapi/reading.ts';
import { bindingSchemas, connecting } from './binding-schemas.ts';
import { type Declared, type Endpoint, joined, keyOf, placeOf, replyOf } from './endpoints.ts';
import { locationLaw, matchedMessages, messageElement } from './message.ts';
import { parameters } from './parameter.ts';
import { layersOf, type Reading, shapeOf } from './reading.ts';
import { reachedAt, stays } from './reached.ts';
import { security } from './security.ts';
import { serverNames, serversOf } from './server.ts';
import { settings } from './settings.ts';

interface Operation extends Element {
  readonly endpoint: Endpoint;
  readonly reading: Reading;
}

const channelFields = fields('address messages parameters servers bindings subscribe publish');
const operationFields = fields('action channel messages message operationId reply security bindings traits');
const replyFields = fields('channel messages address parameters servers bindings');

const flows: Readonly<Record<Endpoint['action'], Element['flow']>> = {
  send: 'output',
  receive: 'input',
  describe: 'both',
};

/** All that goes one way at one address. */
export function operationElement(endpoint: Endpoint, reading: Reading): Element {
  const { channel, operations } = endpoint;
  return element(endpoint, reading, {
    key: keyOf(endpoint),
    name: nameOf(endpoint),
    remains: [
      { node: channel, fields: channelFields },
      ...operations.flatMap(({ node }) =>
        layersOf(node, reading).map((layer) => ({ node: layer, fields: operationFields })),
      ),
    ],
  });
}

/** What is answered to the operations of an endpoint, address by address. It goes the other way than what is asked. */
function replies(endpoint: Endpoint, reading: Reading): Element[] {
  const { action, operations } = endpoint;
  const all = operations.flatMap((declared) =>
    action === 'describe' ? [] : (replyOf(declared, action, reading) ?? []),
  );
  return joined(all).map((reply) => {
    const asked = reply.operations.map(({ node }) => node);
    const rest = {
      key: `reply ${keyOf(reply)}`,
      name: `reply to ${action} ${called(endpoint)}`,
      remains: [reply.channel, ...asked].map((node) => ({ node, fields: replyFields })),
    };
    const locations = asked.slice(0, 1).map((node) => locationOf(node, reading));
    return element(reply, reading, rest, locations);
  });
}

/** What goes one way at one address, for people. */
export function nameOf(endpoint: Endpoint): string {
  return endpoint.action === 'describe' ? called(endpoint) : `${endpoint.action} ${called(endpoint)}`;
}

function called({ address, key }: Endpoint): string {
  return address.text ?? key;
}

function element(
  endpoint: Endpoint,
  reading: Reading,
  rest: Pick<Element, 'key' | 'name'> & Partial<Element>,
  more: readonly AspectValue[] = [],
): Operation {
  const { action, address, channel, operations, holder } = endpoint;
  const at = operations[0]?.at ?? channel.via ?? channel.spot;
  const actionAt = operations.flatMap(({ node }) => own(node, 'action')?.spot ?? [])[0] ?? at;
  const flow = flows[action];
  const made: Operation = {
    ...rest,
    kind: 'operation',
    flow,
    // Whoever listens misses what is no longer sent, and one more is nothing to those who do not.
    role: flow === 'input' ? 'choice' : 'part',
    endpoint,
    reading,
    at,
    holder,
    broken: channel.broken,
    given: { action },
    renamedFrom: (other) => (isOperation(other) ? likeness(made, other) : 0),
    aliases: () => [
      placeOf(endpoint),
      ...[...reachedAt(endpoint, reading)].map((path) => `at ${path}`),
      `key ${endpoint.key}`,
      ...idsInChannel(endpoint).map((id) => `id ${id}`),
    ],
    aspects: () => [
      { aspect: 'action', value: action, law: actionLaw, stated: true, at: actionAt, decides: () => true },
      {
        aspect: 'address',
        value: { text: address.text, reached: reachedAt(endpoint, reading) } satisfies Reached,
        shown: address.text,
        law: addressLaw,
        stated: address.text !== undefined,
        at: address.at,
      },
      ...more,
    ],
    parts: () => [
      ...parameters(endpoint, reading),
      ...bindings(endpoint, at, reading),
      ...operations.flatMap(({ node }) => security(node, reading)),
      ...replies(endpoint, reading),
    ],
    aligned: (before) => {
      if (!isOperation(before)) return null;
      return [comparedWith(before, made), comparedWith(made, before)];
    },
    matched: (before) => (isOperation(before) ? messagesOf(before, made) : null),
  };
  return made;
}

/** The messages of two versions. Where nobody says which way they go, both are compared, and what comes or goes is said once. */
function messagesOf(before: Operation, after: Operation): Matched {
  const ways = (['input', 'output'] as const).filter((flow) => after.flow === 'both' || after.flow === flow);
  const found = ways.map((flow) =>
    matchedMessages(before.endpoint.messages, after.endpoint.messages, after.reading.same, [
      (one) => messageElement(one, flow, before.reading),
      (one) => messageElement(one, flow, after.reading),
    ]),
  );
  const [first] = found;
  return { removed: first?.removed ?? [], added: first?.added ?? [], pairs: found.flatMap(({ pairs }) => pairs) };
}

/** With what can only be told beside the other side: new names of its operations, and servers that both sides have. */
function comparedWith(one: Operation, other: Operation): Element {
  const { operations, channel } = one.endpoint;
  const known = idsOf(other.endpoint.operations);
  const value = idsOf(operations);
  const told = operations.find(({ id }) => id !== undefined && !known.includes(id)) ?? operations[0];
  const at = told?.idAt ?? one.at;
  const ids: AspectValue = { aspect: 'operationId', value: value.toSorted(), law: note, stated: value.length > 0, at };
  const [names, others] = [serverNames(one.reading), serverNames(other.reading)];
  return {
    ...one,
    aspects: () => [...one.aspects(), ids],
    parts: () => [
      ...one.parts(),
      ...serversOf(channel, one.reading).filter(({ key }) => names.has(key) && others.has(key)),
    ],
  };
}

function isOperation(element: Element): element is Operation {
  return 'endpoint' in element;
}

const actionLaw: AspectLaw = (was, now) => {
  if (was === now) return null;
  return was === 'describe' || now === 'describe' ? 'noted' : 'replaced';
};

interface Reached {
  readonly text: string | undefined;
  readonly reached: ReadonlySet<string>;
}

/** Of two addresses of one shape, only the names of their places differ. */
const addressLaw: AspectLaw = (was, now) => {
  const [before, after] = [was, now] as Reached[];
  const [a, b] = [before?.text, after?.text];
  if (before === undefined || after === undefined || a === undefined || b === undefined) {
    return a === b ? null : a === undefined ? 'noted' : 'replaced';
  }
  return shapeOf(a) === shapeOf(b) || stays(before.reached, after.reached) ? null : 'replaced';
};

/** How much an operation looks like another one that was edited: at another address, or the other way round at the same. */
function likeness(before: Operation, after: Operation): number {
  const [was, now] = [before.endpoint, after.endpoint];
  if (was.action !== now.action) {
    const isDirected = was.action !== 'describe' && now.action !== 'describe';
    return isDirected && placeOf(was) === placeOf(now) ? 1 : 0;
  }
  if (stays(reachedAt(was, before.reading), reachedAt(now, after.reading))) return 4;
  if (was.holder === undefined && now.holder === undefined && was.key === now.key) return 3;
  const share = (some: readonly string[], others: readonly string[]) => some.some((id) => others.includes(id));
  if (share(idsOf(was.operations), idsOf(now.operations))) return 2;
  // What goes the other way at the address moves along with it.
  return share(idsInChannel(was), idsInChannel(now)) ? 1 : 0;
}

/** What operations are called by that are written in one channel; a channel of AsyncAPI 3 holds none. */
function idsInChannel({ operations, channel: { raw } }: Endpoint): readonly string[] {
  const beside = ['subscribe', 'publish'].flatMap((verb) => {
    const id = isMap(raw) && isMap(raw[verb]) ? raw[verb]['operationId'] : undefined;
    return typeof id === 'string' ? [id] : [];
  });
  return [...new Set([...idsOf(operations), ...beside])];
}

function idsOf(operations: readonly Declared[]): readonly string[] {
  return operations.flatMap(({ id }) => id ?? []);
}

function bindings(endpoint: Endpoint, at: Spot, reading: Reading): Element[] {
  const { channel, operations, address, action } = endpoint;
  const bindingsIn = (nodes: readonly Node[]) =>
    nodes.flatMap((node) => (isMap(node.raw) ? (childOf(node, 'bindings', reading.documents) ?? []) : []));
  const ofChannel = bindingsIn([channel]);
  const usual = {
    'kafka.topic': address.text,
    'amqp.is': 'routingKey',
    'amqp.exchange.vhost': '/',
    'amqp.queue.vhost': '/',
  };
  const plain = { schemas: connecting, usual };
  const flow = flows[action];
  return [
    settings({ ...plain, key: 'channel', at: ofChannel[0]?.spot ?? channel.spot, nodes: ofChannel }, flow, reading),
    ...bindingSchemas(ofChannel, connecting, 'input', reading),
    ...operations.flatMap(({ id, node, at: declaredAt }) => {
      const nodes = bindingsIn(layersOf(node, reading));
      return [
        settings(
          {
            ...plain,
            key: operations.length > 1 ? `operation ${id}` : 'operation',
            at: nodes[0]?.spot ?? declaredAt,
            nodes,
          },
          flow,
          reading,
        ),
        ...bindingSchemas(nodes, connecting, 'input', reading),
      ];
    }),
  ];
}

/** Where a request says to which address it is answered. */
function locationOf(reply: Node, { documents }: Reading): AspectValue {
  const address = childOf(reply, 'address', documents);
  const value = address && isMap(address.raw) ? textOf(address, 'location') : undefined;
  const at = address ? keywordSpot(address, 'location') : reply.spot;
  return { aspect: 'location', value, law: locationLaw, stated: value !== undefined, at };
}
