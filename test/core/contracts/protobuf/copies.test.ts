import { expect, test } from 'vitest';
import { defaultConfig } from '../../../../src/core/config/default.ts';
import { readContracts } from '../../../../src/core/contracts/index.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';
import { noFacts } from '../../../../src/core/model/facts.ts';
import { treeOf } from '../../../../src/core/model/tree.ts';
import { judge } from '../../../../src/core/judge.ts';

await allReaders();

type Texts = Readonly<Record<string, string>>;

const asOf = '2026-06-01';
const order = `syntax = "proto3";
package shop.orders.v1;

message Order {
  string id = 1;
  int64 total = 2;
  string note = 3;
}
service Orders { rpc Get(Order) returns (Order); }
`;
const refund = `syntax = "proto3";
package shop.orders.v1;

message Refund { string id = 1; }
`;
const without = (field: string) => order.replace(new RegExp(`.* ${field} = .*\n`), '');

const main = 'proto/shop/order.proto';
const copy = 'portal/proto/shop/order.proto';

/** What would be said of a change, with the other places in which it is the same. */
function said(before: Texts, after: Texts, changed: readonly string[] | null = null): string[] {
  const side = (texts: Texts) => treeOf({ paths: Object.keys(texts), texts, refused: {} });
  const trees = { before: side(before), after: side(after) };
  const touched = changed && new Set(changed);
  const options = { asOf, changed: touched, renamed: new Map(), format: null, mode: null };
  const { contracts, unread } = readContracts(trees.before, trees.after, options);
  expect(unread).toEqual([]);
  const { story: findings } = judge({ ...noFacts(asOf), contracts }, defaultConfig, trees);
  const members = new Set(findings.flatMap(({ group }) => group?.members ?? []));
  return findings
    .filter(({ id }) => !members.has(id))
    .map(({ change, message, path, group }) => {
      return [`${change?.severity ?? ''} ${path}: ${message}`, ...(group?.also ?? []).map(({ file }) => file)].join(
        ' ',
      );
    });
}

test('one edit in two copies is said once and names both files', () => {
  const was = { [main]: order, [copy]: order };
  const gone = `breaking ${main}: The field \`total\` was removed from Order.`;
  expect(said(was, { [main]: without('total'), [copy]: without('total') })).toEqual([`${gone} ${copy}`]);
  expect(said({ [main]: order }, { [main]: without('total') })).toEqual([gone]);
});

test('also where the copies differ', () => {
  const older = without('note');
  const bare = older.replace('  int64 total = 2;\n', '');
  expect(said({ [main]: order, [copy]: older }, { [main]: without('total'), [copy]: bare })).toEqual([
    `breaking ${main}: The field \`total\` was removed from Order. ${copy}`,
  ]);
});

test('what differs in one of them alone is found there', () => {
  const was = { [main]: order, [copy]: order };
  expect(said(was, { [main]: without('total'), [copy]: without('note') })).toEqual([
    `breaking ${main}: The field \`total\` was removed from Order.`,
    `breaking ${copy}: The field \`note\` was removed from Order.`,
  ]);
  expect(said(was, { [main]: order, [copy]: without('note') })).toEqual([
    `breaking ${copy}: The field \`note\` was removed from Order.`,
  ]);
});

test('a copy that comes takes nothing away, wherever it stands', () => {
  for (const added of [copy, 'a/shop/order.proto', 'proto/shop/old/order.proto']) {
    const after = { 'proto/shop/refund.proto': refund, [main]: order, [added]: without('note') };
    const findings = said({ 'proto/shop/refund.proto': refund, [main]: order }, after);
    expect(findings.filter((one) => !one.startsWith('safe'))).toEqual([]);
    expect(findings).not.toEqual([]);
  }
});

test('a copy that goes is no loss, and what only the copy declared is', () => {
  const was = { [main]: order, [copy]: order };
  const gone = `safe ${copy}: The file ${copy} is gone, and ${main} declares the same.`;
  expect(said(was, { [main]: order })).toEqual([gone]);
  // The file that stands need not be part of the change.
  expect(said(was, { [main]: order }, [copy])).toEqual([gone]);
  expect(said({ [main]: without('note'), [copy]: order }, { [main]: without('note') }, [copy])).toContain(
    `breaking ${copy}: The field \`note\` was removed from Order.`,
  );
  expect(said({ [main]: refund, [copy]: order }, { [main]: refund }, [copy])).toContain(
    `breaking ${copy}: The contract \`${copy}\` was removed with all it promised: \`Order\` and \`Orders\`.`,
  );
});

test('how code is generated from a copy that is gone is nothing to say', () => {
  const generated = (path: string) => order.replace('shop.orders.v1;', `orders;\noption go_package = "${path}";`);
  const kept = {
    'new/api/orders/order.proto': generated('./orders'),
    'new/shop/orders/order.proto': generated('./orders'),
  };
  const [copied] = ['old/shop/orders/order.proto'];
  const told = said({ ...kept, [copied]: generated('old/orders') }, kept, [copied]);
  expect(told.filter((one) => !one.startsWith('safe'))).toEqual([]);
  expect(said({ [copied]: generated('old/orders') }, { [copied]: generated('./orders') })).toEqual([
    expect.stringContaining('The option `go_package` changed'),
  ]);
});
