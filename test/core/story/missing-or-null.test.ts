import { expect, test } from 'vitest';
import { contract } from './contract.ts';
import { saidOf, toldOf } from './told.ts';

/** An order with these fields: `!` is required, `?` may be null. */
const order = (...fields: readonly string[]) =>
  [
    'type: object',
    `required: [${fields.flatMap((field) => (field.includes('!') ? field.replace(/[!?]/g, '') : [])).join(', ')}]`,
    'properties:',
    ...fields.map(
      (field) => `  ${field.replace(/[!?]/g, '')}: {type: string${field.endsWith('?') ? ', nullable: true' : ''}}`,
    ),
  ].join('\n');

const output = { sent: false, received: true };
const told = (before: readonly string[], after: readonly string[], ways = output, names = ['Order']) => {
  const texts = (fields: readonly string[]) => ({
    'a.yaml': contract(Object.fromEntries(names.map((name) => [name, order(...fields)])), ways),
  });
  return saidOf(texts(before), texts(after)).map(({ message }) => message);
};

test('a field that may be missing and may be null is one finding, which says both', () => {
  expect(told(['id!', 'note!'], ['id!', 'note?'])).toEqual([
    'The field `note` in Order in responses of POST /order may now be missing. It may be null now too.',
  ]);
});

test('a field that has to be there and may no longer be null is one too', () => {
  expect(told(['id!', 'note?'], ['id!', 'note!'], { sent: true, received: false })).toEqual([
    'The field `note` became required in Order in requests to POST /order. It may no longer be null.',
  ]);
});

test('fields of one list that may be null are named, where not all may', () => {
  expect(told(['id!', 'note!'], ['id?', 'note?'])).toEqual([
    '2 fields in Order in responses of POST /order may now be missing: `id` and `note`. They may be null now too.',
  ]);
  expect(told(['id!', 'note!'], ['id', 'note?'])).toEqual([
    '2 fields in Order in responses of POST /order may now be missing: `id` and `note`. `note` may be null now too.',
  ]);
});

test('in two objects it is one finding where both say both', () => {
  expect(told(['id!', 'note!'], ['id!', 'note?'], output, ['Order', 'Refund'])).toEqual([
    'The field `note` in Order in responses of POST /order may now be missing. It may be null now too. The same in Refund in responses of POST /refund.',
  ]);
});

test('where only one of them holds in another object too, they are two findings', () => {
  const texts = (one: readonly string[], other: readonly string[]) => ({
    'a.yaml': contract({ Order: order(...one), Refund: order(...other) }, output),
  });
  const both = ['id!', 'note!'];
  const counted = (one: readonly string[], other: readonly string[]) =>
    saidOf(texts(both, both), texts(one, other)).length;
  expect(counted(['id!', 'note?'], ['id!', 'note'])).toBe(2);
  expect(counted(['id!', 'note?'], ['id!', 'note!?'])).toBe(2);
});

test('fields of many objects that may be missing and may be null are said by name, however many may be null', () => {
  const texts = (mark: string) => ({
    'a.yaml': contract(
      {
        Order: order('id!', `total${mark}`),
        Refund: order('id!', `total${mark}`),
        Parcel: order('id!', `weight${mark}`),
        Pallet: order('id!', `weight${mark}`),
        Label: order('id!', mark === '!' ? 'text!' : 'text!?'),
      },
      output,
    ),
  });
  expect(saidOf(texts('!'), texts('?')).map(({ message }) => message)).toEqual([
    'The field `total` in Order in responses of POST /order may now be missing. It may be null now too. The same in Refund in responses of POST /refund.',
    'The field `weight` in Parcel in responses of POST /parcel may now be missing. It may be null now too. The same in Pallet in responses of POST /pallet.',
    '`text` in Label in responses of POST /label can now be null.',
  ]);
});

test('a field that may be missing and another that may be null are two findings', () => {
  expect(told(['id!', 'note!'], ['id', 'note!?'])).toHaveLength(2);
});

test('what is said of null is kept as a finding, with its own id', () => {
  const texts = (...fields: readonly string[]) => ({ 'a.yaml': contract({ Order: order(...fields) }, output) });
  const all = toldOf(texts('id!', 'note!'), texts('id!', 'note?'));
  const nullable = all.find(({ finding }) => finding.rule === 'contract/response-became-nullable');
  expect(nullable?.verdict).toEqual({ publish: false, because: expect.stringContaining('same cause') });
});

test('two fields of one type that may be null are one edit, and two of two types are not', () => {
  const schema = (order: string, note: string) => ({
    'a.graphql': `type Query { order: Order, note: Note }\ntype Order { ${order} }\ntype Note { ${note} }\n`,
  });
  const before = schema('id: ID!, total: Int!', 'text: String!');
  const told = (after: Readonly<Record<string, string>>) => saidOf(before, after).map(({ message }) => message);
  expect(told(schema('id: ID, total: Int', 'text: String!'))).toEqual([
    '`id` in Order in results of Query.order can now be null. The same goes for `total` in Order in results of Query.order.',
  ]);
  expect(told(schema('id: ID, total: Int!', 'text: String'))).toHaveLength(2);
});
