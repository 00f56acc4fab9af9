import { expect, test } from 'vitest';
import { readConsumers } from '../../../src/core/consumers/index.ts';
import { readContracts } from '../../../src/core/contracts/index.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';
import { withUses } from '../../../src/core/contracts/with-uses.ts';
import { treeOf } from '../../../src/core/model/tree.ts';

await allReaders();

const orders = `asyncapi: 3.0.0
info: { title: Orders, version: 1.0.0 }
channels:
  placed:
    address: orders.{region}.placed
    messages:
      placed: { $ref: '#/components/messages/OrderPlaced' }
      gone: { $ref: '#/components/messages/OrderGone' }
  paid:
    address: orders.paid
    messages:
      paid: { payload: { type: object, required: [sum], properties: { sum: { type: integer } } } }
  pay:
    address: pay
    messages:
      pay: { payload: { type: object, properties: { card: { type: string } } } }
operations:
  place: { action: send, channel: { $ref: '#/channels/placed' } }
  tell: { action: send, channel: { $ref: '#/channels/paid' } }
  take: { action: receive, channel: { $ref: '#/channels/pay' } }
components:
  messages:
    OrderPlaced:
      headers: { type: object, required: [trace], properties: { trace: { type: string } } }
      payload: { type: object, required: [id, total], properties: { id: { type: string }, total: { type: integer } } }
    OrderGone:
      payload: { type: object, required: [id], properties: { id: { type: string } } }
`;

const three = (message: object, provider = 'orders') => ({
  consumer: { name: 'web' },
  provider: { name: provider },
  messages: [message],
});
const four = (message: object, type = 'Asynchronous/Messages') => ({
  consumer: { name: 'web' },
  provider: { name: 'orders' },
  interactions: [{ type, ...message }],
});

/** Who is named for what an edit takes away: the text of the line. */
function named(pact: object, ...edits: readonly [string, string][]): readonly string[] {
  const text = JSON.stringify(pact, null, 2);
  const texts = { 'pacts/web-orders.json': text };
  const tree = (document: string) => treeOf({ paths: ['a.yaml'], texts: { 'a.yaml': document }, refused: {} });
  const after = edits.reduce((all, [from, to]) => {
    expect(all).toContain(from);
    return all.replace(from, to);
  }, orders);
  const options = { asOf: '2026-06-01', changed: null, renamed: new Map(), format: null, mode: null };
  const { contracts } = readContracts(tree(orders), tree(after), options);
  const known = readConsumers(texts, new Set(['asyncapi']));
  const found = withUses(contracts, tree(orders), tree(after), options, { known, texts });
  const uses = found.flatMap(({ differences }) => differences.flatMap(({ consumers = [] }) => consumers));
  return uses.map(({ by, line }) => `${by}: ${text.split('\n')[line - 1]?.trim()}`);
}

const noTotal: [string, string][] = [
  [', total: { type: integer }', ''],
  ['[id, total]', '[id]'],
];
const expected = { contents: { id: '1', total: 12 } };
const topic = { topic: 'orders.eu.placed', type: 'OrderPlaced' };

test('a message of a pact is one of the contract where its topic and its name say so', () => {
  expect(named(three({ ...expected, metaData: topic }), ...noTotal)).toEqual(['web: "total": 12']);
  expect(named(three({ ...expected, metaData: { ...topic, topic: 'orders.placed' } }), ...noTotal)).toEqual([]);
  const content = { contents: { contentType: 'application/json', content: expected.contents } };
  expect(named(four({ ...content, metadata: topic }), ...noTotal)).toEqual(['web: "total": 12']);
  // Nobody can tell which of two messages is meant.
  expect(named(three({ ...expected, metaData: { topic: 'orders.eu.placed' } }), ...noTotal)).toEqual([]);
  const sum: [string, string] = ['properties: { sum: { type: integer } }', 'properties: { sum: { type: string } }'];
  expect(named(three({ contents: { sum: 1 }, metaData: { topic: 'orders.paid' } }), sum)).toEqual(['web: "sum": 1']);
});

test('without a topic it is one where it is called like it and names the contract as its provider', () => {
  expect(named(three({ ...expected, description: 'order placed' }), ...noTotal)).toEqual(['web: "total": 12']);
  expect(named(three({ ...expected, description: 'order placed' }, 'billing'), ...noTotal)).toEqual([]);
  expect(named(three({ ...expected, description: 'the first order' }), ...noTotal)).toEqual([]);
});

test('headers are metadata, and a message that is sent no more is missed by those who expect it', () => {
  const trace: [string, string] = ['trace: { type: string }', 'trace: { type: integer }'];
  expect(named(three({ ...expected, metaData: { ...topic, trace: 'a' } }), trace)).toEqual(['web: "trace": "a"']);
  expect(named(three({ ...expected, metaData: topic }), trace)).toEqual([]);
  const gone: [string, string] = ["      gone: { $ref: '#/components/messages/OrderGone' }\n", ''];
  const about = { contents: { id: '1' }, metaData: { topic: 'orders.eu.placed', type: 'OrderGone' } };
  expect(named(three(about), gone)).toEqual(['web: {']);
  expect(named(three({ ...expected, metaData: topic }), gone)).toEqual([]);
});

test('what is answered to a message is expected, and what is asked is not', () => {
  const [asked, sync] = [{ contents: { id: '1', total: 12 }, metadata: topic }, 'Synchronous/Messages'];
  const answer = { contents: { id: '1', total: 15 }, metadata: topic };
  expect(named(four({ request: { contents: {} }, response: [answer] }, sync), ...noTotal)).toEqual([
    'web: "total": 15',
  ]);
  expect(named(four({ request: asked, response: [] }, sync), ...noTotal)).toEqual([]);
});

test('what an application receives is left alone', () => {
  const card: [string, string] = ['card: { type: string }', 'card: { type: integer }'];
  expect(named(three({ contents: { card: 'x' }, metaData: { topic: 'pay' } }), card)).toEqual([]);
});
