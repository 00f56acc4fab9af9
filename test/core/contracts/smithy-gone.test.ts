import { expect, test } from 'vitest';
import type { ChangedFile, ChangeSet } from '../../../src/core/model/change-set.ts';
import { compareContracts } from '../../../src/core/contract.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';
import { review } from '../../../src/core/review.ts';

await allReaders();

const file = 'services/orders/model/orders.smithy';
const model = `$version: "2"
namespace example.orders
service Orders { version: "1", operations: [GetOrder] }
operation GetOrder { output := { @required total: Integer } }
structure Refund { id: String }
`;

const tree = (texts: Readonly<Record<string, string>>) => ({ paths: Object.keys(texts), texts, refused: {} });
const given = { pairs: [], format: null, mode: null, asOf: '2026-06-01' } as const;

/** What is said inline or in the summary, by rule, of a model that is somewhere else now, or nowhere. */
async function said(
  after: Readonly<Record<string, string>>,
  files: readonly ChangedFile[],
): Promise<readonly string[]> {
  const changeSet: ChangeSet = { before: tree({ [file]: model }), after: tree(after), files, configs: [], notes: [] };
  const job = { title: 'a change', head: 'head', asOf: '2026-06-01', failOn: null };
  const { verified } = await review(job, { fetch: async () => changeSet, grammar: async () => new Uint8Array() });
  return verified.flatMap(({ finding, verdict }) => (verdict.publish === false ? [] : [finding.rule]));
}

const removed: ChangedFile = { status: 'removed', before: file, after: null, hunks: [] };

test('a model that vanished is one finding', async () => {
  expect(await said({ 'README.md': 'Orders\n' }, [removed])).toEqual(['contract/contract-removed']);
});

test('a model that moved and is called otherwise is the same, also where the host saw no rename', async () => {
  const moved = 'model/all.smithy';
  const added: ChangedFile = { status: 'added', before: null, after: moved, hunks: [] };
  expect(await said({ [moved]: model }, [removed, added])).toEqual([]);
});

test('a shape to which no service of its model leads breaks nobody when it goes', async () => {
  const gone = { [file]: model.replace('structure Refund { id: String }\n', '') };
  const told = (texts: Readonly<Record<string, string>>, former: string) =>
    compareContracts({ ...given, before: tree({ [file]: former }), after: tree(texts) }).result.changes.map(
      ({ rule, severity }) => `${severity} ${rule}`,
    );
  expect(told(gone, model)).toEqual(['dangerous contract/type-removed']);
  // Where there is no service, the model is there for others.
  const alone = (text: string) => text.replace(/service .*\n/, '');
  expect(told({ [file]: alone(gone[file] ?? '') }, alone(model))).toEqual(['breaking contract/type-removed']);
});

test('a value of an enumeration without its sign is no value', () => {
  const enumeration = (value: string) => ({ [file]: `${model}enum State { OPEN = "open" ${value} }\n` });
  const sides = { before: tree(enumeration('SENT "sent"')), after: tree(enumeration('SENT = "sent"')) };
  const { changes, unread } = compareContracts({ ...given, ...sides }).result;
  expect(changes).toEqual([]);
  expect(unread.map(({ because }) => because)).toEqual([expect.stringContaining('sent')]);
});
