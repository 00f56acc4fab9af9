import { expect, test } from 'vitest';
import { readBoth } from '../../orders/differences.ts';

const model = ({ total = 'Money', input = 'GetOrderInput', mixin = 'Traced', lists = 'GetOrder', fields = '' }) =>
  `$version: "2"
namespace shop
service Orders { version: "1", operations: [${lists}] }
operation GetOrder { input: ${input}, output := with [${mixin}] { @required total: ${total}${fields} } }
structure GetOrderInput { @required id: String }
@mixin
structure Traced { traceId: String }
structure Money { @required amount: Integer }
`;

/** What is said of the two models, but for the types that nothing leads to any more, and what is unread. */
function found(before: string, after: string) {
  const { contracts, unread } = readBoth({ 'orders.smithy': before }, { 'orders.smithy': after });
  const differences = contracts.flatMap((contract) => contract.differences);
  return {
    said: differences.filter(({ effect }) => effect !== 'noted').map(({ subject }) => subject),
    unread: unread.map(({ because, line }) => `${line} ${because}`),
  };
}

test.each([
  ['a member', { total: 'gone.lib#Money' }, 'gone.lib#Money'],
  ['the input of an operation', { input: 'gone.lib#Input' }, 'gone.lib#Input'],
  ['a mixin', { mixin: 'gone.lib#Traced' }, 'gone.lib#Traced'],
  ['an operation', { lists: 'gone.lib#GetOrder' }, 'gone.lib#GetOrder'],
])('of a shape of a library that is not there nothing is known: %s', (_, edit, shape) => {
  const [whole, without] = [model({}), model(edit)];
  for (const { said, unread } of [found(whole, without), found(without, whole)]) {
    expect(said).toEqual([]);
    expect(unread).toEqual([expect.stringContaining(` it refers to \`${shape}\``)]);
  }
});

test('a shape of a library that both versions name is the same', () => {
  const one = (fields: string) => model({ total: 'gone.lib#Money', mixin: 'gone.lib#Traced', fields });
  expect(found(one(', note: String'), one(''))).toEqual({
    said: ['shop: GetOrderOutput > note (output)'],
    unread: [],
  });
});

test('a shape that the model itself would define is one that is missing', () => {
  const { unread } = found(model({}), model({ total: 'shop#Missing' }));
  expect(unread).toEqual([expect.stringContaining('there is no shape shop#Missing')]);
});
