import { expect, test } from 'vitest';
import { readContracts } from '../../../src/core/contracts/index.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';
import { treeOf } from '../../../src/core/model/tree.ts';

await allReaders();

const head = '$version: "2"\nnamespace shop\n';
const order = (total: string) =>
  `${head}service Shop { version: "1", operations: [Get] }\noperation Get { output: Order }\nstructure Order { total: ${total}, note: String }\n`;
const types = `${head}integer Amount\nstring Text\n`;

/** A change of one file of a model, of which only some were brought. */
function read(was: string, now: string, brought: Readonly<Record<string, string>> = {}) {
  const file = 'model/order.smithy';
  const paths = [file, 'model/types.smithy', 'model/types.json', 'other/types.smithy', 'README.md'];
  const side = (text: string) => treeOf({ paths, texts: { [file]: text, ...brought }, refused: {} });
  const options = { asOf: '2026-06-01', renamed: new Map(), format: null, mode: null, changed: new Set([file]) };
  const { contracts, unread, wanted } = readContracts(side(was), side(now), options);
  const aspects = contracts.flatMap(({ differences }) => differences.map(({ aspect }) => aspect));
  return { aspects, unread: unread.map(({ because }) => because), wanted };
}

test('what a text of a model names is looked for in the other texts, the nearest first', () => {
  expect(read(order('Integer'), order('Amount')).wanted).toEqual(['model/types.smithy', 'other/types.smithy']);
  expect(read(order('Integer'), order('Long')).wanted).toEqual([]);
});

test('a type that another text defines is what that says', () => {
  const brought = { 'model/types.smithy': types, 'other/types.smithy': '$version: "2"\nnamespace other\n' };
  expect(read(order('Integer'), order('Amount'), brought)).toEqual({ aspects: [], unread: [], wanted: [] });
  expect(read(order('Integer'), order('Text'), brought)).toMatchObject({ aspects: ['type'], unread: [] });
});
