import { expect, test } from 'vitest';
import type { ChangedFile, ChangeSet } from '../../../src/core/model/change-set.ts';
import { review } from '../../../src/core/review.ts';

const schema = (required: readonly string[], more: object = {}) =>
  JSON.stringify({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties: { id: { type: 'string' }, total: { type: 'number' } },
    required,
    ...more,
  });
const events = (properties: string) => `asyncapi: 2.6.0
info: { title: Orders, version: 1.0.0 }
channels:
  orders/placed:
    subscribe:
      message: { payload: { type: object, properties: { ${properties} } } }
`;
const config = (timeout: string) =>
  JSON.stringify({ methodConfig: [{ name: [{ service: 'orders.v1.Orders' }], timeout }] });

/** What is said on lines, by file, and where else: `api/a.json also copy/a.json`. */
async function said(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) {
  const tree = (texts: Readonly<Record<string, string>>) => ({ paths: Object.keys(texts), texts, refused: {} });
  const files = Object.keys(before).map((path): ChangedFile => ({
    status: 'modified',
    before: path,
    after: path,
    hunks: [],
  }));
  const changeSet: ChangeSet = { before: tree(before), after: tree(after), files, configs: [], notes: [] };
  const job = { title: 'a change', head: 'head', asOf: '2026-06-01', failOn: null };
  const { verified } = await review(job, { fetch: async () => changeSet, grammar: async () => new Uint8Array() });
  return verified.flatMap(({ finding: { path, group, rule }, verdict }) =>
    verdict.publish === false || rule.startsWith('versioning/')
      ? []
      : [[path, ...(group?.also ?? []).map(({ file }) => file)].join(' also ')],
  );
}

test.each([
  ['orders.schema.json', schema(['id']), schema(['id', 'total'])],
  ['asyncapi.yaml', events('id: { type: string }'), events('id: { type: integer }')],
  ['grpc_service_config.json', config('3s'), config('1s')],
])('copies of one %s are one thing to say', async (file, before, after) => {
  const both = (text: string) => ({ [`api/${file}`]: text, [`copy/${file}`]: text });
  expect(await said(both(before), both(after))).toEqual([`api/${file} also copy/${file}`]);
});

test('a copy may be written in another order', async () => {
  const turned = (required: readonly string[]) =>
    JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(schema(required)) as object).toReversed()), null, 2);
  const before = { 'a/orders.schema.json': schema(['id']), 'b/orders.schema.json': turned(['id']) };
  const after = { 'a/orders.schema.json': schema(['id', 'total']), 'b/orders.schema.json': turned(['id', 'total']) };
  expect(await said(before, after)).toEqual(['a/orders.schema.json also b/orders.schema.json']);
});

test('schemas that say something else are no copies, whatever they are called', async () => {
  const both = (required: readonly string[]) => ({
    'a/orders.schema.json': schema(required),
    'b/orders.schema.json': schema(required, { maxProperties: 9 }),
  });
  expect(await said(both(['id']), both(['id', 'total']))).toHaveLength(2);
});
