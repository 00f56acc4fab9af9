import { expect, test } from 'vitest';
import { saidOf } from './told.ts';

const told = (before: string, after: string) =>
  saidOf({ 'orders.thrift': before }, { 'orders.thrift': after }).map(({ message }) => message);

test('members that come into one union are one finding, and those of two unions are two', () => {
  const file = (card: string, refund: string) =>
    `union Method { 1: string card${card} }\nunion Refund { 1: i32 part${refund} }\n`;
  expect(told(file('', ''), file(', 2: string cash, 3: string voucher', ''))).toEqual([
    '2 members were added to Method: `cash` and `voucher`.',
  ]);
  expect(told(file('', ''), file(', 2: string cash', ', 2: i32 whole'))).toEqual([
    'The member `cash` was added to Method.',
    'The member `whole` was added to Refund.',
  ]);
});

test('types that leave one interface together, or come to it, are one finding, and those of two interfaces are two', () => {
  const schema = (ofEvent: readonly string[], ofNode: readonly string[]) => {
    const type = (name: string, face: string) => `type ${name} implements ${face} { id: ID }\n`;
    return `type Query { event: Event, node: Node }
interface Event { id: ID }
interface Node { id: ID }
${['Paid', ...ofEvent].map((name) => type(name, 'Event')).join('')}${['Order', ...ofNode].map((name) => type(name, 'Node')).join('')}`;
  };
  const left = (before: string, after: string) =>
    saidOf({ 'schema.graphql': before }, { 'schema.graphql': after }).map(({ message }) => message);
  const before = schema(['Sent', 'Lost'], ['Parcel']);
  expect(left(schema([], ['Parcel']), before)).toEqual([
    expect.stringMatching(/^Event\b.* may now turn out to be one of 2 more types: `Sent` and `Lost`\.$/),
  ]);
  expect(left(before, schema([], ['Parcel']))).toEqual([
    expect.stringMatching(/^2 types no longer implement Event\b.*: `Sent` and `Lost`\.$/),
  ]);
  expect(left(before, schema(['Lost'], []))).toEqual([
    expect.stringMatching(/^`Sent` no longer implements Event/),
    expect.stringMatching(/^`Parcel` no longer implements Node/),
  ]);
});

test('a type that leaves several unions, or comes to them, is one finding, and two types that leave one each are two', () => {
  const schema = (feed: string, found: string) =>
    `type Query { feed: Feed, found: Found, page: Page }
union Feed = Post | Note${feed}
union Found = Post | Note${found}
union Page = Post
${['Post', 'Note', 'Photo', 'Film'].map((name) => `type ${name} { id: ID }\n`).join('')}`;
  const said = (before: string, after: string) =>
    saidOf({ 'schema.graphql': before }, { 'schema.graphql': after }).map(({ message }) => message);
  const [all, none] = [schema(' | Photo', ' | Photo'), schema('', '')];
  expect(said(all, none)).toEqual([
    '`Photo` is no longer one of the types of Feed in results of Query.feed. The same in Found in results of Query.found.',
  ]);
  expect(said(none, all)).toEqual([
    'Feed in results of Query.feed may now turn out to be `Photo`. The same in Found in results of Query.found.',
  ]);
  expect(said(schema(' | Photo', ' | Film'), none)).toHaveLength(2);
});
