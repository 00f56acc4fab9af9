import { childrenOf } from '../children.ts';
import type { Element } from '../comparison/element.ts';
import { replacement } from '../comparison/laws.ts';
import { isMap, type Node, own } from '../document-store.ts';
import type { Schema } from './names.ts';
import type { Reading } from './reading.ts';
import { properties } from './record.ts';
import type { Branch } from './resolve.ts';
import { schemaElement } from './schema.ts';

/** The messages of a protocol: what is asked, what is answered, and the errors that may come instead. */
export function messagesOf(protocol: Schema, reading: Reading): Element[] {
  return childrenOf(protocol.node, 'messages').flatMap(([name, node]) =>
    isMap(node.raw) ? [messageOf(name, { ...protocol, node }, reading)] : [],
  );
}

function messageOf(name: string, message: Schema, reading: Reading): Element {
  const { node } = message;
  const isOneWay = isMap(node.raw) && node.raw['one-way'] === true;
  const part = (key: 'response' | 'errors', absent: unknown): Element =>
    schemaElement({ ...message, node: own(node, key) ?? { raw: absent, spot: node.spot } }, reading, name, key);
  return {
    kind: 'rpc',
    role: 'choice',
    key: name,
    name,
    flow: 'input',
    at: node.spot,
    given: {},
    aspects: () => [
      {
        aspect: 'oneway',
        value: isOneWay,
        law: replacement,
        stated: isOneWay,
        at: own(node, 'one-way')?.spot ?? node.spot,
      },
    ],
    parts: () => [requestOf(name, message, reading), part('response', 'null'), part('errors', [])],
  };
}

const requests = new WeakMap<Element, [Branch, Reading]>();

/** What is sent is read as a record is, parameter by parameter. */
function requestOf(name: string, schema: Schema, reading: Reading): Element {
  const node: Node = schema.node;
  const branch: Branch = { type: 'record', schema, used: node, defined: null, broken: false };
  const element: Element = {
    kind: 'schema',
    role: 'detail',
    key: 'request',
    name,
    flow: reading.flow,
    at: own(node, 'request')?.spot ?? node.spot,
    given: { site: 'body' },
    aspects: () => [],
    parts: () => [],
    aligned: (before) => {
      const other = requests.get(before);
      if (other === undefined) return null;
      const [left, right] = properties(other, [branch, reading], schemaElement);
      return [
        { ...before, parts: () => left },
        { ...element, parts: () => right },
      ];
    },
  };
  requests.set(element, [branch, reading]);
  return element;
}
