import { expect, test } from 'vitest';
import type { ChangedFile, ChangeSet } from '../../../src/core/model/change-set.ts';
import { review } from '../../../src/core/review.ts';

const file = 'services/orders/model/orders.smithy';
const model = `$version: "2"
namespace example.orders
service Orders { version: "1", operations: [GetOrder] }
operation GetOrder { output := { @required total: Integer } }
structure Refund { id: String }
`;

/** What is said inline or in the summary, by rule, of a model that is somewhere else now, or nowhere. */
async function said(
  after: Readonly<Record<string, string>>,
  files: readonly ChangedFile[],
): Promise<readonly string[]> {
  const tree = (texts: Readonly<Record<string, string>>) => ({ paths: Object.keys(texts), texts, refused: {} });
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
