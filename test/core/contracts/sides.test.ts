import { describe, expect, it } from 'vitest';
import { readContracts } from '../../../src/core/contracts/index.ts';
import { contractFiles, formatOf } from '../../../src/core/contracts/files.ts';
import type { Job } from '../../../src/core/model/job.ts';
import { type Tree, treeOf } from '../../../src/core/model/tree.ts';
import { computedHunks } from '../../../src/core/trees/computed-hunks.ts';
import type { Store } from '../../../src/core/trees/store.ts';
import { storeWorld } from '../../../src/core/trees/store-world.ts';
import { effectsOf, type Files } from '../../orders/differences.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';

await allReaders();

const job: Job = { title: 'acme/shop', head: 'change', asOf: '2026-11-22', failOn: null };

const refusal = { type: 'error', fields: ['email'] };

it.each([
  [
    'OpenAPI that has what looks like a type of Avro in it',
    { components: { examples: { refusal } }, openapi: '3.0.3' },
  ],
  ['OpenAPI that begins so', { openapi: '3.0.3', components: { examples: { refusal } } }],
])('%s is OpenAPI', (_, contract) => {
  expect(formatOf('contract.json', JSON.stringify(contract, null, 2))).toBe('openapi');
});

it('a type of Avro that is about OpenAPI is one', () => {
  const symbol = { type: 'record', name: 'Api', fields: [{ name: 'openapi', type: 'string' }], doc: { openapi: '3' } };
  expect(formatOf('contract.json', JSON.stringify(symbol, null, 2))).toBe('avro');
});

it('says of two files that are of two formats which they are', () => {
  const files = {
    'v1.yaml': shop('{ type: string }'),
    'orders.proto': 'syntax = "proto3";\npackage orders;\nmessage A {}\n',
  };
  const tree = (path: keyof typeof files) => treeOf({ paths: [path], texts: { [path]: files[path] }, refused: {} });
  const readAs = (was: keyof typeof files, now: keyof typeof files) => {
    const renamed = new Map([[was, now]]);
    const { contracts, unread } = readContracts(tree(was), tree(now), {
      asOf: job.asOf,
      changed: null,
      renamed,
      format: null,
      mode: null,
    });
    return [...contracts.map(({ status }) => status), ...unread.map(({ file, because }) => `${file}: ${because}`)];
  };
  const told = [
    'orders.proto: it is Protobuf, and its other version is OpenAPI',
    'v1.yaml: it is OpenAPI, and its other version is Protobuf',
  ];
  expect(readAs('v1.yaml', 'orders.proto').toSorted()).toEqual(told);
  expect(readAs('orders.proto', 'v1.yaml').toSorted()).toEqual(told);
  expect(readAs('v1.yaml', 'v1.yaml')).toEqual(['changed']);
});

function shop(schema: string): string {
  return `openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema: ${schema}
      responses:
        '201': { description: Created. }
`;
}

function storeOf(files: Files): Store {
  const read = async (paths: readonly string[]) =>
    new Map(paths.flatMap((path) => (path in files ? [[path, files[path] ?? ''] as const] : [])));
  return { paths: Object.keys(files).toSorted(), sizes: null, notes: [], read };
}

/** What is said of a change of files, where every file that is needed is brought when it is asked for. */
async function said(before: Files, after: Files) {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (path) => before[path] !== after[path],
  );
  const files = paths.map((path) => ({
    status: path in before ? (path in after ? ('modified' as const) : ('removed' as const)) : ('added' as const),
    before: path in before ? path : null,
    after: path in after ? path : null,
    hunks: [],
  }));
  const stores = { before: storeOf(before), after: storeOf(after) };
  const world = storeWorld({ ...stores, files, configs: [], notes: [], contracts: contractFiles });
  const hunks = computedHunks();
  let wanted: readonly string[] = paths;
  for (;;) {
    const changeSet = hunks(await world.fetch(job, wanted));
    const options = { asOf: job.asOf, changed: new Set(paths), renamed: new Map(), format: null, mode: null };
    const reading = readContracts(treeOf(changeSet.before), treeOf(changeSet.after), options);
    if (reading.wanted.length === 0) {
      const contracts = reading.contracts.map(
        ({ status, path, differences }) => `${status} ${path} ${differences.length}`,
      );
      return [...contracts, ...reading.unread.map(({ file, because }) => `${file}: ${because}`)];
    }
    wanted = reading.wanted;
  }
}

const order = 'Order: { type: object, properties: { total: { type: integer } } }\n';
const whole = { 'api/shop.yaml': shop("{ $ref: '../parts/order.yaml#/Order' }"), 'parts/order.yaml': order };

it('a file that goes, and that no contract uses, is no news of a contract', async () => {
  const values = 'replicas: 3\n';
  expect(await said({ ...whole, 'deploy/values.prod.yaml': values }, whole)).toEqual([]);
  expect(await said(whole, { ...whole, 'deploy/values.prod.yaml': values })).toEqual([]);
});

it('a part that changes, or goes, is news of the contract that uses it', async () => {
  const texts = { ...whole, 'parts/order.yaml': order.replace('integer', 'string') };
  expect(await said(whole, texts)).toEqual(['changed api/shop.yaml 1']);
  const gone = { 'api/shop.yaml': whole['api/shop.yaml'] };
  expect(await said(whole, gone)).toEqual([
    'changed api/shop.yaml 0',
    expect.stringContaining('points to a file that does not exist'),
  ]);
});

it('a contract that another contract refers to is news of both', () => {
  const mine = shop("{ $ref: 'pay.yaml#/paths/~1orders/post/requestBody/content/application~1json/schema' }");
  const [was, now] = ['string', 'integer'].map((type) => {
    const texts = { 'shop.yaml': mine, 'pay.yaml': shop(`{ type: ${type} }`), 'else.yaml': shop('{}') };
    return treeOf({ paths: Object.keys(texts), texts, refused: {} });
  });
  if (!was || !now) throw new Error('there are two trees');
  const options = { asOf: job.asOf, changed: new Set(['pay.yaml']), renamed: new Map(), format: null, mode: null };
  const { contracts } = readContracts(was, now, options);
  expect(contracts.map(({ path, differences }) => `${path} ${differences.length}`)).toEqual([
    'shop.yaml 1',
    'pay.yaml 1',
  ]);
});

it('a callback that leads back to itself has an end', () => {
  const cycle = (type: string) => ({
    'shop.yaml': `${shop('{}')}      callbacks:
        onPaid: { $ref: '#/components/callbacks/Paid' }
components:
  callbacks:
    Paid:
      '{$request.body#/url}':
        post:
          requestBody: { content: { application/json: { schema: { properties: { total: { type: ${type} } } } } } }
          responses: { '200': { description: Seen. } }
          callbacks: { again: { $ref: '#/components/callbacks/Paid' } }
`,
  });
  expect(effectsOf(cycle('integer'), cycle('string'))).toEqual(['schema type output replaced total']);
});

it('a release candidate of a version is read as the version', () => {
  const of = (type: string, version: string) => ({ 'shop.yaml': shop(`{ type: ${type} }`).replace('3.1.0', version) });
  for (const version of ['3.1.0-rc1', '3.2.0-beta.2', '3.0.0-rc2']) {
    expect(effectsOf(of('string', version), of('boolean', version))).toEqual([
      'schema type input replaced request body',
    ]);
  }
});

describe('a contract whose other version could not be read', () => {
  const refusal = { because: 'it is UTF-16', fix: 'save it as UTF-8' };
  const [text, other] = [shop('{ type: string }'), shop('{ type: integer }')];
  const tree = (texts: Files, refused: readonly string[] = []) => {
    const paths = [...Object.keys(texts), ...refused].toSorted();
    return treeOf({ paths, texts, refused: Object.fromEntries(refused.map((path) => [path, refusal])) });
  };
  const read = (before: Tree, after: Tree) => {
    const options = { asOf: job.asOf, changed: null, renamed: new Map(), format: null, mode: null };
    const { contracts, unread } = readContracts(before, after, options);
    return [...contracts.map(({ status, path }) => `${status} ${path}`), ...unread.map(({ file }) => `unread ${file}`)];
  };

  it('is compared with no other contract', () => {
    const [was, now] = [tree({ 'v1.yaml': text }), tree({ 'v2.yaml': other }, ['v1.yaml'])];
    expect(read(was, now)).toEqual(['added v2.yaml', 'unread v1.yaml']);
    expect(read(now, was)).toEqual(['removed v2.yaml', 'unread v1.yaml']);
  });

  it('is compared with none that could not be read either', () => {
    const was = tree({ 'v1.yaml': text }, ['v2.yaml']);
    expect(read(was, tree({ 'v2.yaml': other }, ['v1.yaml']))).toEqual(['unread v1.yaml', 'unread v2.yaml']);
  });

  it('is compared with nothing where its text is no YAML any more', () => {
    const broken = tree({ 'v1.yaml': text.replace('paths:', 'paths: }'), 'v2.yaml': other });
    expect(read(tree({ 'v1.yaml': text }), broken)).toEqual(['added v2.yaml', 'unread v1.yaml']);
  });

  it('has moved where its file is gone, or empty', () => {
    expect(read(tree({ 'v1.yaml': text }), tree({ 'v2.yaml': other }))).toEqual(['changed v2.yaml']);
    const emptied = tree({ 'openapi.yaml': '', 'v2.yaml': other });
    expect(read(tree({ 'openapi.yaml': text }), emptied)).toEqual(['changed v2.yaml', 'unread openapi.yaml']);
  });
});

it('a version of a contract that only git has now is neither gone nor another one', () => {
  const api = (version: string, paths: object) =>
    JSON.stringify({ openapi: '3.0.3', info: { title: 'Orders', version }, paths });
  const get = { get: { responses: { 204: { description: 'done' } } } };
  const first = { 'api/orders-1.json': api('1.0.0', { '/orders': get, '/bills': get }) };
  const second = { 'api/orders-2.json': api('2.0.0', { '/orders': get }) };
  const stub = { 'api/orders-1.json.gitstub': '0f1e2d:api/orders-1.json\n' };
  const lost = (after: Files) => effectsOf(first, after).filter((one) => one.includes('narrowed'));
  expect(lost({ ...second, ...stub })).toEqual([]);
  expect(lost(second)).toEqual(['operation presence input narrowed GET /bills']);
});
