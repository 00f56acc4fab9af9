import { describe, expect, test } from 'vitest';
import { type ContractReading, readContracts } from '../../../../src/core/contracts/index.ts';
import { treeOf } from '../../../../src/core/model/tree.ts';
import { read, stated } from './read-schemas.ts';

const order = `type Order { id: ID! }
extend type Query { order: Order }
extend type Mutation { pay(id: ID!): Order }
`;

test('a root that is only extended here goes with no file that extends it', () => {
  const site = 'type Site { name: String }\nextend type Query { site: Site }\n';
  const sold = order.replace('id: ID! }', 'id: ID! site: Site }');
  expect(stated({ 'order.graphql': sold, 'site.graphql': site }, { 'site.graphql': site })).toEqual([
    'input narrowed presence Query.order 2 -> 2',
    'input narrowed presence Mutation.pay 3 -> 1',
    'input narrowed presence Order 1 -> 1',
  ]);
});

test('a root goes with the operations that start from it, and one that is called otherwise is a type that is gone', () => {
  const whole = 'type Query { site: String }\ntype Mutation { pay(id: ID!): String }\n';
  expect(stated({ 'a.graphql': whole }, { 'a.graphql': 'type Query { site: String }\n' })).toEqual([
    'input narrowed presence Mutation.pay 2 -> 1',
  ]);
  const renamed = `schema { query: Query, mutation: Change }\n${whole.replace('type Mutation', 'type Change')}`;
  expect(stated({ 'a.graphql': whole }, { 'a.graphql': renamed })).toContain('input narrowed presence Mutation 2 -> 1');
});

describe('parts of a schema that each define a root', () => {
  const orders = 'type Query { orders: [Order] }\ntype Order { id: ID! }\n';
  const users = 'type Query { users: [User] }\ntype User { id: ID! orders: [Order] }\ntype Mutation { add: User }\n';
  const parts = { 's/orders.graphql': orders, 's/users.graphql': users };

  test('are one schema where one uses what another defines', () => {
    expect(read(parts, parts).contracts).toHaveLength(1);
    const moved = {
      's/orders.graphql': 'type Query { orders: [Order] }\n',
      's/users.graphql': `${users}type Order { id: ID! }\n`,
    };
    expect(stated(parts, moved)).toEqual([]);
    const all = { 's/orders.graphql': orders.replace('{ orders', '{ users: [User] orders') };
    const less = { 's/users.graphql': users.replace('type Query { users: [User] }', 'extend type Query { me: User }') };
    expect(stated(parts, { ...parts, ...all, ...less })).toEqual(['input widened presence Query.me 1 -> 1']);
  });

  test('stay one schema when they use nothing of each other any more', () => {
    const apart = users.replace(' orders: [Order]', '');
    expect(stated(parts, { ...parts, 's/users.graphql': apart })).toEqual(['output widened presence orders 2 -> 2']);
    const named = apart.replace('id: ID!', 'id: ID! name: String');
    const joining = stated({ ...parts, 's/users.graphql': named }, parts);
    expect(joining.filter((one) => !/presence .* 1 -> \d/.test(one))).toEqual(['output widened presence name 2 -> 2']);
  });

  test('are two schemas where both have one operation, or only a scalar is used', () => {
    const twice = { ...parts, 's/orders.graphql': orders.replace('{ orders', '{ users: [Order] orders') };
    expect(read(twice, twice).contracts).toHaveLength(2);
    const scalar = { 's/orders.graphql': `${orders}scalar Day\n`, 's/users.graphql': users.replace('[Order]', 'Day') };
    expect(read(scalar, scalar).contracts).toHaveLength(2);
  });

  test('lose no type where the operations of a root go to another part', () => {
    const apart = { 's/orders.graphql': orders, 's/users.graphql': users.replace(' orders: [Order]', '') };
    const moved = {
      's/orders.graphql': `${orders}type Mutation { add: Int }\n`,
      's/users.graphql': apart['s/users.graphql'].replace(/type Mutation.*\n/, ''),
    };
    expect(stated(apart, moved)).not.toContainEqual(expect.stringMatching(/narrowed presence Mutation \d/));
  });
});

test('a schema whose files are cut anew is the same schema', () => {
  const roots = 'type Query { site: String }\ntype Mutation { site(name: String): String }\n';
  const news = 'type Subscription { news: Note }\ntype Note { text: String }\n';
  const before = { 'order.graphql': order, 'schema.graphql': `${roots}${news}` };
  const after = { 'order.graphql': order, 'root.graphql': roots, 'note.graphql': news };
  expect(read(before, after).contracts.map(({ status }) => status)).toEqual(['changed']);
  expect(stated(before, after)).toEqual([]);
  expect(stated(before, { ...after, 'note.graphql': news.replace('text: String', 'id: ID') })).toEqual([
    'output widened presence text 4 -> 2',
    'output narrowed presence id 4 -> 2',
  ]);
});

test('another reason of a deprecation is a remark, and that it begins is said by itself', () => {
  const schema = (id: string) => ({ 'a.graphql': `type Query { id: ID ${id} }\n` });
  const ending = (reason: string) => schema(`@deprecated(reason: "${reason}")`);
  expect(stated(ending('Use key.'), ending('Use order.'))).toEqual(['input noted directives Query.id 1 -> 1']);
  expect(stated(ending('Use key.'), ending('Use key.'))).toEqual([]);
  expect(stated(schema(''), ending('Use key.'))).toEqual(['input noted deprecated Query.id 1 -> 1']);
});

test('nothing of a file that is as it was comes or goes, whichever schema it is taken for a part of', () => {
  const admin = 'type Query { item: Item }\ntype Item @key(fields: "id") { id: ID! }\nscalar Day\n';
  const flags = 'extend type Item @key(fields: "id") { at: Day }\nextend type Flag @key(fields: "id") { at: Day }\n';
  const before = { 'admin/schema.graphql': admin, 'flags/schema.graphql': flags };
  const added = { 'flags/new/schema.graphql': 'type Query { note: Day }\nscalar Day\n' };
  expect(stated(before, { ...before, ...added }).filter((one) => one.endsWith('undefined'))).toEqual([]);
  expect(stated(before, { ...before, ...added }).filter((one) => /presence (at|Flag)/.test(one))).toEqual([]);
  const less = flags.replace(/extend type Flag.*/, '');
  expect(stated(before, { ...before, 'flags/schema.graphql': less })).toEqual(['input narrowed presence Flag 2 -> 1']);
});

describe('of a schema in many files that a change touches in part', () => {
  const base = 'type Query { order: Order }\ntype Order { id: ID! }\n';
  const notes = 'extend type Order { note: Note }\ntype Note { text: String }\n';
  const paths = ['shop/base.graphql', 'shop/notes.graphql', 'web/find.graphql', 'other/schema.graphql'];
  const other = 'type Query { site: Site }\ntype Site { name: String }\n';

  /** Reads a change of `shop/notes.graphql`, with the texts of these files at hand. */
  function readNotes(after: string | null, atHand: Readonly<Record<string, string>>): ContractReading {
    const file = 'shop/notes.graphql';
    const tree = (text: string | null) =>
      treeOf({
        paths: text === null ? paths.filter((path) => path !== file) : paths,
        texts: { ...atHand, ...(text !== null && { [file]: text }) },
        refused: {},
      });
    return readContracts(tree(notes), tree(after), {
      asOf: '2026-06-01',
      changed: new Set([file]),
      renamed: new Map(),
      format: null,
      mode: null,
    });
  }

  test('the rest of it is asked for', () => {
    expect(readNotes(null, {}).wanted).toEqual(['shop/base.graphql', 'web/find.graphql', 'other/schema.graphql']);
  });

  test('what is only extended in a file that goes is not gone', () => {
    const { contracts, unread } = readNotes(null, {
      'shop/base.graphql': base,
      'web/find.graphql': 'query Find { order { id } }\n',
      'other/schema.graphql': other,
    });
    expect(unread).toEqual([]);
    expect(contracts.map(({ path }) => path)).toEqual(['shop/base.graphql']);
    expect(contracts[0]?.differences.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'property note',
      'type Note',
    ]);
  });

  test('a neighbour that cannot be read, or defines a type again, takes nothing from what is compared', () => {
    const broken = readNotes(notes.replace('text: String', 'text: Int'), {
      'shop/base.graphql': base,
      'web/find.graphql': 'type Query {{\n',
      'other/schema.graphql': 'type Order { id: Int }\ntype Query { order: Order }\n',
    });
    expect(broken.contracts.map(({ path }) => path)).toEqual(['shop/base.graphql']);
    expect(broken.contracts[0]?.differences.map(({ aspect, name }) => `${aspect} ${name}`)).toEqual(['type text']);
    expect(broken.unread).toEqual([]);
  });

  test('a type that a file may define that cannot be read is not gone, and any other is', () => {
    const gone = (unreadable: string) =>
      readNotes('extend type Order { note: String }\n', {
        'shop/base.graphql': base,
        'web/find.graphql': unreadable,
        'other/schema.graphql': other,
      }).contracts[0]?.differences.map(({ kind, name }) => `${kind} ${name}`);
    expect(gone('type Page {{\n')).toEqual(['schema note', 'type Note']);
    expect(gone('type Note {{\n')).toEqual(['schema note']);
  });

  test('a schema that is whole asks for nothing', () => {
    const whole = `${base}${notes}`;
    const tree = (text: string) => treeOf({ paths, texts: { 'other/schema.graphql': text }, refused: {} });
    const options = {
      asOf: '2026-06-01',
      changed: new Set(['other/schema.graphql']),
      renamed: new Map(),
      format: null,
    };
    const { wanted } = readContracts(tree(whole), tree(other), { ...options, mode: null });
    expect(wanted).toEqual([]);
  });
});
