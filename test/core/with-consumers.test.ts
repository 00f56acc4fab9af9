import { expect, test } from 'vitest';
import { compareContracts, prepareComparison } from '../../src/core/contract.ts';
import type { ChangeSet } from '../../src/core/model/change-set.ts';
import type { World } from '../../src/core/model/world.ts';
import { review } from '../../src/core/review.ts';

const job = { title: 'a change', head: 'head', asOf: '2026-06-01', failOn: null };

type Texts = Readonly<Record<string, string>>;

/** What is said of a change of one file, in a repository of which all other files are there to be looked at. */
async function said(
  file: string,
  before: string,
  after: string,
  around: Texts,
  look?: World['look'],
  reach: Pick<World, 'isLocal' | 'gather'> = { isLocal: true },
) {
  const looked: string[] = [];
  const paths = [file, ...Object.keys(around)].toSorted();
  const side = (text: string) => ({ paths, texts: { [file]: text }, refused: {} });
  const changeSet: ChangeSet = {
    before: side(before),
    after: side(after),
    files: [{ status: 'modified', before: file, after: file, hunks: [], withoutHunks: true }],
    configs: [],
    notes: [],
  };
  const world: World = {
    fetch: async () => changeSet,
    grammar: async () => new Uint8Array(),
    look:
      look ??
      (async (_side, wanted) => {
        looked.push(...wanted);
        return { texts: Object.fromEntries(wanted.map((path) => [path, around[path] ?? after])), refused: {} };
      }),
    ...reach,
  };
  const { verified } = await review(job, world);
  return { messages: verified.map(({ finding }) => finding.message), looked };
}

const shop = 'type Query { order: Order }\ntype Order {\n  id: ID\n  total: Int\n}\n';
const smaller = shop.replace('  total: Int\n', '');

test('a finding says who in the repository uses what goes, and nothing where nobody is known', async () => {
  const cart = { 'web/cart.graphql': 'query Cart {\n  order {\n    total\n  }\n}\n', 'web/cart.py': 'x' };
  const { messages, looked } = await said('api/schema.graphql', shop, smaller, cart);
  expect(messages).toEqual([expect.stringMatching(/ Used by 1 operation here: `Cart` in `web\/cart\.graphql:3`\.$/)]);
  expect(looked).toEqual(['api/schema.graphql', 'web/cart.graphql']);
  const other = { 'web/cart.graphql': 'query Cart { order { id } }' };
  expect((await said('api/schema.graphql', shop, smaller, other)).messages).toEqual([
    expect.not.stringContaining('Used by'),
  ]);
});

test('nobody is looked for where no contract changed or something only came, and a host that does not answer costs nothing', async () => {
  const cart = { 'web/cart.graphql': 'query Cart { order { total } }' };
  expect(await said('api/schema.graphql', shop, `# The shop.\n${shop}`, cart)).toEqual({ messages: [], looked: [] });
  expect((await said('api/schema.graphql', smaller, shop, cart)).looked).toEqual([]);
  const fails = async () => Promise.reject(new Error('too many requests'));
  const { messages } = await said('api/schema.graphql', shop, smaller, cart, fails);
  expect(messages).toEqual([expect.not.stringContaining('Used by')]);
});

test('many are counted, and the names of a pull request stay names', async () => {
  const many = Array.from({ length: 5 }, (_, index) => `query Cart${index} { order { total } }`).join('\n');
  const { messages } = await said('api/schema.graphql', shop, smaller, { 'web/`@all`.graphql': many });
  expect(messages[0]).toContain("Used by 5 operations here: `Cart0` in `web/'@all'.graphql:1`");
  expect(messages[0]).toMatch(/ and 2 more\.$/);
});

test('a pact and a collection are named as what they are', async () => {
  const api =
    "openapi: 3.1.0\ninfo: { title: Orders, version: 1.0.0 }\npaths:\n  /orders:\n    get: { responses: { '200': { description: Orders. } } }\n  /refunds:\n    get: { responses: { '200': { description: Refunds. } } }\n";
  const gone = api.replace(/ {2}\/orders:\n.*\n/, '');
  const interaction = { request: { method: 'GET', path: '/orders' }, response: { status: 200 } };
  const pact = { consumer: { name: 'web' }, provider: { name: 'orders' }, interactions: [interaction] };
  const info = { name: 'Smoke', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' };
  const collection = { info, item: [{ name: 'all', request: '{{base}}/orders' }] };
  const files = { 'pacts/web.json': JSON.stringify(pact), 'smoke.postman.json': JSON.stringify(collection) };
  const { messages } = await said('orders.yaml', api, gone, files);
  expect(messages[0]).toMatch(
    / The pact of `web` \(`pacts\/web\.json:1`\) and the Postman collection `Smoke` \(`smoke\.postman\.json:1`\) expect otherwise\.$/,
  );
});

test('of a host only what is called like it is asked for, unless all of it comes at once', async () => {
  const around = {
    'web/cart.tsx': 'gql`query Cart { order { total } }`',
    'web/queries.ts': 'gql`query Q { order { id } }`',
  };
  const asked: number[] = [];
  const gather = (comes: boolean) => async (files: number) => {
    asked.push(files);
    return comes;
  };
  const file = 'api/schema.graphql';
  const far = await said(file, shop, smaller, around, undefined, { gather: gather(false) });
  expect(far.looked).toEqual([file, 'web/queries.ts']);
  const all = await said(file, shop, smaller, around, undefined, { gather: gather(true) });
  expect(all.looked).toEqual([file, 'web/queries.ts', 'web/cart.tsx']);
  expect(all.messages[0]).toContain('`Cart` in `web/cart.tsx:1`');
  expect(asked).toEqual([3, 3]);
});

test('a comparison of two folders names who uses what goes in the later one, and one of two files nobody', async () => {
  const cart = { 'web/cart.graphql': 'query Cart {\n  order {\n    total\n  }\n}\n' };
  const tree = (texts: Readonly<Record<string, string>>) => ({ paths: Object.keys(texts), texts, refused: {} });
  const messages = async (around: Readonly<Record<string, string>>) => {
    const of = (text: string) => tree({ 'api/schema.graphql': text, ...around });
    const [before, after] = [of(shop), of(smaller)];
    const request = { before, after, pairs: [], format: null, mode: null, asOf: '2026-06-01' };
    await prepareComparison(request);
    return compareContracts(request).result.changes.map(({ message }) => message);
  };
  expect(await messages(cart)).toEqual([expect.stringMatching(/ Used by 1 operation here: `Cart` in .*:3`\.$/)]);
  expect(await messages({})).toEqual([expect.not.stringContaining('Used by')]);
});
