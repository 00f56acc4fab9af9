import { expect, test } from 'vitest';
import type { ContractResult } from '../../src/core/model/contract-result.ts';
import { runLine } from '../../src/worker/tasks/line.ts';

const order = (...fields: readonly object[]) => JSON.stringify({ type: 'record', name: 'Order', fields });
const id = { name: 'id', type: 'string' };
const total = { name: 'total', type: 'long' };
const [first, second, third] = [order(id), order(id, { ...total, default: 0 }), order(id, total)];
const file = (text: string) => ({ 'order.avsc': text });

async function answer(line: object): Promise<ContractResult> {
  const bytes = Buffer.from(JSON.stringify(line));
  return JSON.parse(await runLine({ kind: 'line', bytes, number: 1, today: '2026-06-01' })) as ContractResult;
}

const asked = { before: file(second), after: file(third), earlier: [file(first)] };

test('a version that reads the last one and not the one before it breaks that one, which is named', async () => {
  expect((await answer({ ...asked, earlier: [], mode: 'BACKWARD' })).verdict).not.toBe('breaking');
  const { verdict, bump, changes } = await answer({ ...asked, mode: 'BACKWARD_TRANSITIVE' });
  expect({ verdict, bump }).toEqual({ verdict: 'breaking', bump: 'major' });
  expect(changes.filter(({ severity }) => severity === 'breaking')).toMatchObject([
    {
      rule: 'contract/reader-field-without-default',
      message: expect.stringContaining('(against 2 versions back)'),
      against: '2 versions back',
    },
  ]);
});

test('a version that reads all of them breaks none, and what breaks the last one is said once', async () => {
  const kept = { before: file(second), after: file(second), earlier: [file(first)] };
  expect((await answer({ ...kept, mode: 'BACKWARD_TRANSITIVE' })).verdict).toBe('compatible');
  const gone = { before: file(third), after: file(order(total)), earlier: [file(third), file(third)] };
  const { changes } = await answer({ ...gone, mode: 'FULL_TRANSITIVE' });
  expect(changes.map(({ severity, against }) => [severity, against])).toEqual([['breaking', undefined]]);
});

test('older versions without such a mode, and ones that are not there, are not passed over', async () => {
  expect((await answer({ ...asked, mode: 'BACKWARD' })).unread).toMatchObject([
    { because: expect.stringMatching(/only a transitive mode/) },
  ]);
  expect(await answer({ ...asked, earlier: ['/no/order.avsc'], mode: 'BACKWARD_TRANSITIVE' })).toMatchObject({
    verdict: 'unread',
    unread: [{ file: '/no/order.avsc' }],
  });
  expect((await answer({ ...asked, earlier: 'v1', mode: 'BACKWARD_TRANSITIVE' })).unread).toMatchObject([
    { because: expect.stringContaining('earlier') },
  ]);
});

test('a mode that the format of a line does not have is refused, and one that it has is not', async () => {
  const lacking = await answer({ ...asked, earlier: [], mode: 'WIRE' });
  expect(lacking).toMatchObject({
    verdict: 'unread',
    unread: [
      {
        file: 'stdin',
        line: 1,
        because: 'Avro has no mode WIRE',
        fix: expect.stringMatching(/^use one of its modes: BACKWARD/),
      },
    ],
  });
  const graphql = {
    before: { 'a.graphql': 'type Query { a: Int }' },
    after: { 'a.graphql': 'type Query { a: Int, b: Int }' },
  };
  expect((await answer({ ...graphql, mode: 'FULL' })).unread).toMatchObject([
    { because: 'GraphQL has no mode FULL', fix: 'leave out the mode: FULL is one of Avro and JSON Schema' },
  ]);
  expect((await answer({ ...asked, earlier: [], mode: 'FULL' })).unread).toEqual([]);
});
