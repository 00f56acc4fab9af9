import type { Spot } from '../../texts/document.ts';
import { addressOf, isMap, type Node, nameOfNode, own, pathOf } from '../document-store.ts';
import { nameOfRef, refOf } from '../json-reference.ts';
import { listItems } from '../list-items.ts';
import { childOf, entriesOf, keywordSpot, textOf } from '../openapi/reading.ts';
import { type Outlined, shapeOf, type Written } from './reading.ts';

/** What an application does with an address; `describe` where no operation says. */
export type Action = 'send' | 'receive' | 'describe';

/** A message where it is listed. */
export interface Listed {
  readonly node: Node;
  /** Where it is listed. */
  readonly at: Spot;
  /** Everything it is called by, the most telling first. */
  readonly names: readonly string[];
  /** The component that it is. */
  readonly component: string | undefined;
}

/** An operation as it is declared. */
export interface Declared {
  /** Its `operationId`, or its key. */
  readonly id: string | undefined;
  readonly node: Node;
  readonly at: Spot;
  /** Where it is called that. */
  readonly idAt: Spot;
}

/** All that an application sends to an address, or receives from it: an operation in the words of either version. */
export interface Endpoint {
  readonly action: Action;
  readonly address: Written;
  /** The key of its channel. */
  readonly key: string;
  readonly channel: Node;
  readonly operations: readonly Declared[];
  readonly messages: readonly Listed[];
  /** What it is said on where it goes with all of its channel. */
  readonly holder: Spot | undefined;
}

/** The endpoints of a contract. */
export interface Endpoints {
  /** What is sent and received, address by address. */
  readonly directed: readonly Endpoint[];
  /** Channels that no operation uses, and those of which no operation uses all messages, with the messages that are left. */
  readonly silent: readonly Endpoint[];
  /** All that is sent and received, answers too. */
  readonly used: readonly Endpoint[];
}

/** What is sent and received, and what else is described. */
export function endpointsOf(reading: Outlined): Endpoints {
  return reading.version === 2 ? olderEndpoints(reading) : newerEndpoints(reading);
}

/**
 * What one version describes without saying who sends it, beside another version: what the other one sends or receives is
 * left to that, and a channel that only lost or got such messages stands on both sides.
 */
export function silentBeside(own: Endpoints, other: Endpoints): readonly Endpoint[] {
  const [left, others] = [leftBeside(own, other), leftBeside(other, own)];
  const used = Map.groupBy(own.used, placeOf);
  const there = new Set(left.map(placeOf));
  const more = others.flatMap((endpoint): Endpoint[] => {
    const [one] = used.get(placeOf(endpoint)) ?? [];
    if (one === undefined || there.has(placeOf(endpoint)) || endpoint.channel.broken !== undefined) return [];
    return [{ ...one, action: 'describe', operations: [], messages: [] }];
  });
  return [...left, ...more];
}

function leftBeside(own: Endpoints, other: Endpoints): readonly Endpoint[] {
  const used = Map.groupBy(other.used, placeOf);
  return own.silent.flatMap((endpoint): Endpoint[] => {
    const there = used.get(placeOf(endpoint)) ?? [];
    const names = new Set(there.flatMap(({ messages }) => messages.flatMap((one) => one.names)));
    const messages = endpoint.messages.filter((one) => !one.names.some((name) => names.has(name)));
    // What could not be read of a channel may be all that the other version has.
    const isRead = endpoint.channel.broken === undefined;
    return isRead && messages.length === 0 && there.length > 0 ? [] : [{ ...endpoint, messages }];
  });
}

/** An address, but for what its places are called; the key of the channel where it has none. */
export function placeOf({ address, key }: Endpoint): string {
  return address.text === undefined ? `the channel ${key}` : shapeOf(address.text);
}

/** AsyncAPI 2 says what others do: they `subscribe` to what the application sends, and `publish` what it receives. Many mean the application itself. */
const actions = {
  receive: { subscribe: 'send', publish: 'receive' },
  send: { subscribe: 'receive', publish: 'send' },
} as const;

function olderEndpoints({ root, documents, publish }: Outlined): Endpoints {
  const channels = childOf(root, 'channels', documents);
  const all = entriesOf(channels, documents, true).flatMap(([address, channel]): Endpoint[] => {
    const at = channel.via ?? channel.spot;
    const base = { address: { text: address, at }, key: address, channel, holder: at };
    if (channel.broken !== undefined) return [{ ...base, action: 'describe', operations: [], messages: [] }];
    return (['subscribe', 'publish'] as const).flatMap((verb): Endpoint[] => {
      const node = childOf(channel, verb, documents);
      if (node === undefined || !isMap(node.raw)) return [];
      const message = own(node, 'message');
      const choice = message && own(message, 'oneOf');
      const choices = choice ? listItems(choice) : [message ?? []].flat();
      const id = textOf(node, 'operationId');
      return [
        {
          ...base,
          action: actions[publish][verb],
          operations: [{ id, node, at: node.via ?? node.spot, idAt: keywordSpot(node, 'operationId') }],
          messages: choices.map((one) => listed(one, undefined, documents)),
        },
      ];
    });
  });
  const directed = all.filter(({ action }) => action !== 'describe');
  return { directed, silent: all.filter(({ action }) => action === 'describe'), used: directed };
}

function newerEndpoints(reading: Outlined): Endpoints {
  const { root, documents } = reading;
  const found: Endpoint[] = [];
  const all: Endpoint[] = [];
  const used = new Set<string>();
  for (const [id, node] of entriesOf(childOf(root, 'operations', documents), documents, true)) {
    const action = textOf(node, 'action');
    if (!isMap(node.raw) || (action !== 'send' && action !== 'receive')) continue;
    const channel = childOf(node, 'channel', documents);
    if (channel === undefined) continue;
    const at = node.via ?? node.spot;
    const declared = { id, node, at, idAt: at };
    const endpoint = endpointOf(action, channel, [declared], messagesOf(own(node, 'messages'), channel, reading));
    for (const one of [endpoint, replyOf(declared, action, reading) ?? []].flat()) {
      all.push(one);
      used.add(addressOf(one.channel.spot));
      for (const message of one.messages) used.add(usedKey(one.channel, message));
    }
    found.push(endpoint);
  }
  const silent = entriesOf(childOf(root, 'channels', documents), documents, true).flatMap(([, channel]): Endpoint[] => {
    const left = messagesOf(undefined, channel, reading).filter((one) => !used.has(usedKey(channel, one)));
    return left.length === 0 && used.has(addressOf(channel.spot)) ? [] : [endpointOf('describe', channel, [], left)];
  });
  return { directed: joined(found), silent, used: all };
}

/** What tells an endpoint from others of its contract. */
export function keyOf(endpoint: Endpoint): string {
  return `${endpoint.action} ${placeOf(endpoint)}`;
}

function endpointOf(
  action: Action,
  channel: Node,
  operations: readonly Declared[],
  messages: readonly Listed[],
): Endpoint {
  const address = isMap(channel.raw) ? own(channel, 'address') : undefined;
  const text = typeof address?.raw === 'string' ? address.raw : undefined;
  const key = channel.broken === undefined ? nameOfNode(channel) : nameOfRef(channel.broken);
  const at = address?.spot ?? channel.spot;
  return { action, address: { text, at }, key, channel, operations, messages, holder: undefined };
}

/** Endpoints with those of one key as one. */
export function joined(endpoints: readonly Endpoint[]): Endpoint[] {
  return [...Map.groupBy(endpoints, keyOf).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length === 1) return group;
    const messages = new Map(
      group.flatMap((one) => one.messages.map((message) => [addressOf(message.node.spot), message])),
    );
    return [{ ...first, operations: group.flatMap(({ operations }) => operations), messages: [...messages.values()] }];
  });
}

function usedKey({ spot }: Node, { node }: Listed): string {
  return `${addressOf(spot)} ${addressOf(node.spot)}`;
}

/** The messages that are listed of those of a channel; all of them where there is no list. */
export function messagesOf(list: Node | undefined, channel: Node, { documents }: Outlined): readonly Listed[] {
  if (list !== undefined) return listItems(list).map((one) => listed(one, refName(one), documents));
  const messages = isMap(channel.raw) ? childOf(channel, 'messages', documents) : undefined;
  if (messages === undefined || !isMap(messages.raw)) return [];
  return Object.keys(messages.raw).flatMap((key) => {
    const one = own(messages, key);
    return one === undefined ? [] : [listed(one, key, documents)];
  });
}

/** A message by itself, under its own name. */
export function listed(written: Node, key: string | undefined, documents: Outlined['documents']): Listed {
  const node = documents.at(written);
  // What stands in a channel is no component, however it is referred to.
  const isShared = node.via !== undefined && pathOf(node.spot)[0] !== 'channels';
  const component = isShared ? nameOfNode(node) : undefined;
  const own = isMap(node.raw) ? [textOf(node, 'name'), textOf(node, 'messageId')] : [];
  const names = [...own, key, component, refName(written)].filter((name) => name !== undefined);
  return { node, at: written.spot, names: [...new Set(names)], component };
}

function refName({ raw }: Node): string | undefined {
  const ref = refOf(raw);
  return ref === null ? undefined : nameOfRef(ref);
}

/** The operations that an object declares in its reply, in the words of an endpoint. */
export function replyOf(declared: Declared, action: Action, reading: Outlined): Endpoint | undefined {
  const { documents } = reading;
  const reply = childOf(declared.node, 'reply', documents);
  if (reply === undefined || !isMap(reply.raw)) return undefined;
  const at = reply.via ?? reply.spot;
  const channel = childOf(reply, 'channel', documents) ?? { raw: {}, spot: reply.spot };
  const messages = messagesOf(own(reply, 'messages'), channel, reading);
  const answered = action === 'send' ? 'receive' : 'send';
  return endpointOf(answered, channel, [{ id: undefined, node: reply, at, idAt: at }], messages);
}
