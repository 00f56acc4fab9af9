import { expect, test } from 'vitest';
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
  const whole = 'type Query { site: String }\ntype Mutation { pay(id: ID!): String }\n';
  expect(stated({ 'a.graphql': whole }, { 'a.graphql': 'type Query { site: String }\n' })).toContain(
    'input narrowed presence Mutation 2 -> 1',
  );
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
