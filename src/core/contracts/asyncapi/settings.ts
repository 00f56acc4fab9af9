import type { Spot } from '../../texts/document.ts';
import type { AspectLaw, Element } from '../comparison/element.ts';
import { equalJson } from '../comparison/laws.ts';
import { isMap, type Node, own } from '../document-store.ts';
import { listItems } from '../list-items.ts';
import { refOf } from '../json-reference.ts';
import type { Reading } from './reading.ts';

/** Where settings are written: the `bindings` of something, with those of its traits, or fields of a server. */
export interface Holder {
  /** Tells them from the other settings of their element. */
  readonly key: string;
  /** Where one is said that this side does not have. */
  readonly at: Spot;
  /** The maps that hold them; the first that has one counts. */
  readonly nodes: readonly Node[];
  /** What is compared as a schema where both sides have it, and not as it stands: `kafka.key`. */
  readonly schemas: ReadonlySet<string>;
  /** What holds where nothing is written for a protocol that something else is written for. */
  readonly usual: Readonly<Record<string, unknown>>;
}

const read = new WeakMap<Element, () => ReadonlyMap<string, Node>>();

/**
 * How a broker or a protocol is set up. Nobody names all settings of all brokers, so each value is compared as it stands,
 * and what it does to clients goes by its name.
 */
export function settings(holder: Holder, flow: Element['flow'], { documents }: Reading): Element {
  let known: ReadonlyMap<string, Node> | undefined;
  const leaves = () => (known ??= leavesOf(holder, documents));
  const element: Element = {
    kind: 'setting',
    key: holder.key,
    name: holder.key,
    flow,
    at: holder.at,
    role: 'detail',
    given: { hint: false },
    aspects: () => [],
    parts: () => [],
    aligned: (before) => {
      const [was, now] = [read.get(before)?.() ?? new Map<string, Node>(), leaves()];
      // Two schemas are compared as such.
      const paths = [...new Set([...was.keys(), ...now.keys()])].filter(
        (path) => !(holder.schemas.has(path) && was.has(path) && now.has(path)),
      );
      const protocols = [was, now].map((side) => new Set([...side.keys()].map(protocolOf)));
      const usualOf = (path: string) =>
        path === ofAddress || protocols.every((known) => known.has(protocolOf(path))) ? holder.usual[path] : undefined;
      const partsOf = (side: ReadonlyMap<string, Node>, at: Spot) => () =>
        paths.map((path) => setting(path, side.get(path), at, flow, usualOf(path)));
      return [
        { ...before, parts: partsOf(was, before.at) },
        { ...element, parts: partsOf(now, element.at) },
      ];
    },
  };
  read.set(element, leaves);
  return element;
}

/** The values below a map, by the keys that lead to them. A list is one value. */
function leavesOf({ nodes, schemas }: Holder, documents: Reading['documents']): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>();
  const visit = (written: Node, path: string): void => {
    const node = documents.at(written);
    if (schemas.has(path) || !isMap(node.raw) || refOf(node.raw) !== null) {
      if (!found.has(path)) found.set(path, node);
      return;
    }
    for (const key of Object.keys(node.raw)) {
      const child = own(node, key);
      if (child !== undefined && !remarks.has(key)) visit(child, path === '' ? key : `${path}.${key}`);
    }
  };
  for (const node of nodes) visit(node, '');
  found.delete('');
  return found;
}

const remarks = new Set(['description', 'title', 'summary', 'bindingVersion']);

/** What holds by the address alone, whether or not anything is written for its protocol. */
const ofAddress = 'kafka.topic';

function protocolOf(path: string): string {
  return path.split('.', 1).join('');
}

/** The first item of a list that another one does not have. */
function itemBeside(list: Node | undefined, other: unknown): Spot | undefined {
  if (!Array.isArray(other)) return undefined;
  return listItems(list).find(({ raw }) => !other.some((one) => equalJson(raw, one)))?.spot;
}

/** What clients have to know to find each other at a broker. */
const naming = new Set(
  `kafka.topic amqp.is amqp.exchange.name amqp.exchange.type amqp.queue.name jms.destination jms.destinationType
  sqs.queue.name sqs.queue.fifoQueue sqs.queues sns.name sns.topic googlepubsub.topic pulsar.namespace ibmmq.destinationType
  ibmmq.queue.objectName ibmmq.topic.string ibmmq.topic.objectName nats.queue ws.method http.method http.type
  kafka.schemaIdLocation kafka.schemaIdPayloadEncoding amqp.contentEncoding mqtt.payloadFormatIndicator`.split(/\s+/),
);

/** What only those who run the broker notice. */
const internal = new Set(['kafka.replicas']);

function setting(path: string, node: Node | undefined, at: Spot, flow: Element['flow'], usual: unknown): Element {
  const names = naming.has(path);
  const law: AspectLaw = (was, now) => {
    const [a, b] = [was ?? usual, now ?? usual];
    if (equalJson(a, b)) return null;
    // What is told for the first time may always have been so.
    return names && a !== undefined && b !== undefined ? 'replaced' : 'noted';
  };
  return {
    kind: 'setting',
    key: path,
    name: path,
    flow,
    at: node?.spot ?? at,
    role: 'detail',
    given: { hint: internal.has(path) || path.endsWith('.tags') },
    broken: node?.broken,
    aspects: () => [
      {
        aspect: 'setting',
        value: node?.raw,
        law,
        stated: node !== undefined,
        at: node?.spot ?? at,
        differsAt: (other) => itemBeside(node, other),
      },
    ],
    parts: () => [],
  };
}
