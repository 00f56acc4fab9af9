import { describe, expect, test } from 'vitest';
import { saidOf } from './told.ts';

describe('a type of GraphQL that has another name', () => {
  const schema = (name: string, other = name, rest = '') => `type Query { order: Order }
type Mutation { close: ${name} }
type Order { id: ID notes: [${other}!] }
type ${name} { id: ID text: String }
${rest}`;
  const said = (before: string, after: string) =>
    saidOf({ 'a.graphql': before }, { 'a.graphql': after }).map(({ message }) => message);

  test('is one finding, whether a field has it or a list of it', () => {
    expect(said(schema('Note'), schema('Remark'))).toEqual([
      'The type of `close` in Mutation changed from `Note` to `Remark`. The same goes for `notes` in Order in results of Query.order.',
    ]);
  });

  test('is two findings if it is still there, or if two others take its place', () => {
    const note = 'type Note { id: ID text: String }\n';
    const both = (name: string) => schema(name).replace('type Query { ', 'type Query { note: Note ');
    expect(said(both('Note'), `${both('Remark')}${note}`)).toHaveLength(2);
    expect(said(schema('Note'), schema('Remark', 'Memo', 'type Memo { id: ID text: String }\n'))).toHaveLength(2);
  });

  test('is not a field that is a list now', () => {
    const orders = (one: string, other: string) => `type Query { a: ${one} }\ntype Mutation { b: ${other} }\n`;
    expect(said(orders('Int', '[Int]'), orders('[Int]', 'Int'))).toHaveLength(2);
  });
});

describe('types of Avro that have another namespace', () => {
  const part = (namespace: string, name: string) => ({
    name: name.toLowerCase(),
    type: { type: 'fixed', name, size: 4, ...(namespace && { namespace }) },
  });
  const order = (namespace: string, parts: readonly object[]) =>
    JSON.stringify({ type: 'record', name: 'Order', namespace, fields: parts }, null, 2);
  const said = (before: string, after: string) =>
    saidOf({ 'order.avsc': before }, { 'order.avsc': after }).map(({ message }) => message);

  test('are one finding where they have it from the record', () => {
    const parts = [part('', 'Id'), part('', 'Total')];
    expect(said(order('shop', parts), order('shop.v2', parts))).toEqual([
      expect.stringMatching(/^The name of `Order` .* The same in 2 more places: `Id` and `Total`\.$/u),
    ]);
  });

  test('are two where one of them goes to another', () => {
    const [was, now] = [part('', 'Id'), part('money', 'Id')];
    expect(said(order('shop', [was]), order('shop.v2', [now]))).toHaveLength(2);
  });
});

test('types of Avro whose names change alike are one edit, and others are not', () => {
  const files = (name: (own: string) => string) =>
    Object.fromEntries(
      ['Order', 'Note'].map((own) => [
        `events/${own}.avsc`,
        `{"type": "record", "namespace": "shop", "name": "${name(own)}", "fields": [{"name": "${own}", "type": "int"}]}`,
      ]),
    );
  const told = (name: (own: string) => string) =>
    saidOf(
      files((own) => `${own}Intern`),
      files(name),
    ).length;
  expect(told((own) => `${own}Legacy`)).toBe(1);
  expect(told((own) => `old.${own}`)).toBe(1);
  expect(told((own) => (own === 'Order' ? 'OrderLegacy' : 'NoteInput'))).toBe(2);
});

describe('types of Smithy that are called otherwise', () => {
  const model = (total: string, note: string, count: string) => `$version: "2"
namespace shop
service Shop { operations: [GetOrder] }
@readonly
operation GetOrder { output: Order }
structure Order { total: ${total}, note: ${note}, count: ${count} }
structure ${total} { cents: Integer }
structure ${note} { text: String }
structure ${count} { left: Integer }
`;
  const said = (before: string, after: string) =>
    saidOf({ 'shop.smithy': before }, { 'shop.smithy': after }).map(({ message }) => message);

  test('are one finding', () => {
    expect(said(model('Total', 'Note', 'Count'), model('Sum', 'Remark', 'Count'))).toEqual([
      expect.stringMatching(/`Total` before, `Sum` now\. Another type is called otherwise too: `Note` is `Remark`\.$/),
    ]);
    expect(said(model('Total', 'Note', 'Count'), model('Sum', 'Remark', 'Stock'))).toEqual([
      expect.stringMatching(/2 more types are called otherwise too: `Note` is `Remark` and `Count` is `Stock`\.$/),
    ]);
  });

  test('say nothing more where one type is', () => {
    expect(said(model('Total', 'Note', 'Count'), model('Sum', 'Note', 'Count'))).toEqual([
      expect.stringMatching(/`Total` before, `Sum` now\.$/),
    ]);
  });
});
