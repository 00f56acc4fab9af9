import type { Spot } from '../../texts/document.ts';
import type { AspectLaw, AspectValue, Element } from '../comparison/element.ts';
import { note } from '../comparison/laws.ts';
import { fields } from '../comparison/remains.ts';
import { isMap, type Node } from '../document-store.ts';
import { childOf, textOf } from '../openapi/reading.ts';
import { type Declared, type Endpoint, keyOf, replyOf } from './endpoints.ts';
import { bindingSchemas, matchedMessages, messageElement } from './message.ts';
import { parameters } from './parameter.ts';
import { layersOf, type Reading, shapeOf, stated } from './reading.ts';
import { settings } from './settings.ts';

interface Operation extends Element {
  readonly endpoint: Endpoint;
  readonly reading: Reading;
}

const channelFields = fields('address messages parameters servers bindings subscribe publish');
const operationFields = fields('action channel messages message operationId reply security bindings traits');
const replyFields = fields('channel messages address');

const flows: Readonly<Record<Endpoint['action'], Element['flow']>> = {
  send: 'output',
  receive: 'input',
  describe: 'both',
};

/** All that goes one way at one address. */
export function operationElement(endpoint: Endpoint, reading: Reading): Element {
  const { action, address, channel, operations, key } = endpoint;
  const flow = flows[action];
  const called = address.text ?? `the channel ${key}`;
  const name = action === 'describe' ? called : `${action} ${called}`;
  return {
    ...common(endpoint, reading),
    key: keyOf(endpoint),
    name,
    flow,
    // Whoever listens misses what is no longer sent, and one more is nothing to those who do not.
    role: flow === 'input' ? 'choice' : 'part',
    coveredBy: (sibling) => action === 'describe' && isOperation(sibling) && isSamePlace(sibling.endpoint, endpoint),
    renamedFrom: (other) => (isOperation(other) ? likeness(endpoint, other.endpoint) : 0),
    remains: [
      { node: channel, fields: channelFields },
      ...operations.flatMap(({ node }) =>
        layersOf(node, reading).map((layer) => ({ node: layer, fields: operationFields })),
      ),
    ],
  };
}

function common(endpoint: Endpoint, reading: Reading): Operation & Pick<Element, 'aspects'> {
  const { action, address, channel, operations, holder } = endpoint;
  const at = operations[0]?.at ?? channel.via ?? channel.spot;
  const element: Operation = {
    kind: 'operation',
    key: '',
    name: '',
    flow: flows[action],
    role: 'detail',
    endpoint,
    reading,
    at,
    holder,
    broken: channel.broken,
    given: { action },
    aspects: () => [
      {
        aspect: 'action',
        value: action,
        law: actionLaw,
        stated: true,
        at,
        decides: () => true,
      },
      { aspect: 'address', value: address.text, law: addressLaw, stated: address.text !== undefined, at: address.at },
    ],
    parts: () => [
      ...parameters(endpoint, reading),
      ...bindings(endpoint, at, reading),
      ...operations.flatMap((declared) => replies(declared, endpoint, reading)),
    ],
    aligned: (before) => {
      if (!isOperation(before)) return null;
      return [withIds(before, operations), withIds(element, before.endpoint.operations)];
    },
    matched: (before) => {
      if (!isOperation(before)) return null;
      const found = (['input', 'output'] as const)
        .filter((flow) => flows[action] === 'both' || flows[action] === flow)
        .map((flow) =>
          matchedMessages(before.endpoint.messages, endpoint.messages, reading.same, [
            (one) => messageElement(one, flow, before.reading),
            (one) => messageElement(one, flow, reading),
          ]),
        );
      return {
        pairs: found.flatMap(({ pairs }) => pairs),
        removed: found.slice(0, 1).flatMap(({ removed }) => removed),
        added: found.slice(0, 1).flatMap(({ added }) => added),
      };
    },
  };
  return element;
}

/** With what its operations are called, said where one is that the other side does not have. */
function withIds(element: Operation, others: readonly Declared[]): Element {
  const { operations } = element.endpoint;
  const known = idsOf(others);
  const value = idsOf(operations);
  const [first] = operations;
  const told = operations.find(({ id }) => id !== undefined && !known.includes(id)) ?? first;
  const at = told?.idAt ?? element.at;
  const ids: AspectValue = { aspect: 'operationId', value: value.toSorted(), law: note, stated: value.length > 0, at };
  return { ...element, aspects: () => [...element.aspects(), ids] };
}

function isOperation(element: Element): element is Operation {
  return 'endpoint' in element;
}

const actionLaw: AspectLaw = (was, now) => {
  if (was === now) return null;
  return was === 'describe' || now === 'describe' ? 'noted' : 'replaced';
};

/** Of two addresses of one shape, only the names of their places differ. */
const addressLaw: AspectLaw = (was, now) => {
  const [a, b] = [was, now] as (string | undefined)[];
  if (a === undefined || b === undefined) return a === b ? null : a === undefined ? 'noted' : 'replaced';
  return shapeOf(a) === shapeOf(b) ? null : 'replaced';
};

function isSamePlace(one: Endpoint, other: Endpoint): boolean {
  const [a, b] = [one.address.text, other.address.text];
  return a === undefined || b === undefined ? a === b && one.key === other.key : shapeOf(a) === shapeOf(b);
}

/** How much an operation looks like another one that was edited: at another address, or the other way round at the same. */
function likeness(was: Endpoint, now: Endpoint): number {
  if (was.action !== now.action) {
    const isDirected = was.action !== 'describe' && now.action !== 'describe';
    return isDirected && isSamePlace(was, now) ? 1 : 0;
  }
  if (was.holder === undefined && now.holder === undefined && was.key === now.key) return 3;
  const ids = idsOf(was.operations);
  return ids.some((id) => idsOf(now.operations).includes(id)) ? 2 : 0;
}

function idsOf(operations: readonly Declared[]): readonly string[] {
  return operations.flatMap(({ id }) => id ?? []);
}

const connecting = new Set(['ws.query', 'ws.headers', 'http.query']);

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
    ...operations.flatMap(({ node, at: declaredAt }) => {
      const nodes = bindingsIn(layersOf(node, reading));
      return [
        settings({ ...plain, key: 'operation', at: nodes[0]?.spot ?? declaredAt, nodes }, flow, reading),
        ...bindingSchemas(nodes, connecting, 'input', reading),
      ];
    }),
  ];
}

/** What is answered, on which address. It goes the other way than what is asked. */
function replies(declared: Declared, { action, address, key }: Endpoint, reading: Reading): Element[] {
  const reply = action === 'describe' ? undefined : replyOf(declared, action, reading);
  const [asked] = reply?.operations ?? [];
  if (reply === undefined || asked === undefined) return [];
  const location = locationOf(asked.node, reading);
  const element = common(reply, reading);
  return [
    {
      ...element,
      key: 'reply',
      name: `reply to ${action} ${address.text ?? `the channel ${key}`}`,
      role: element.flow === 'output' ? 'part' : 'choice',
      remains: [
        { node: reply.channel, fields: channelFields },
        { node: asked.node, fields: replyFields },
      ],
      aspects: () => [...element.aspects(), location],
    },
  ];
}

/** Where a request says to which address it is answered. */
function locationOf(reply: Node, { documents }: Reading): AspectValue {
  const address = childOf(reply, 'address', documents);
  const value = address && isMap(address.raw) ? textOf(address, 'location') : undefined;
  const at = (address && stated([address], 'location')?.spot) ?? address?.spot ?? reply.spot;
  return {
    aspect: 'location',
    value,
    law: (was, now) => (was === undefined && now !== undefined ? 'noted' : note(was, now) && 'replaced'),
    stated: value !== undefined,
    at,
  };
}
