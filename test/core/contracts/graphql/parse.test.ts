import { array, assert, nat, property, tuple } from 'fast-check';
import { parse as parseGraphql, print } from 'graphql';
import { expect, test } from 'vitest';
import { parse } from '../../../../src/core/contracts/graphql/parse.ts';
import { isDocument, linesOf, below, rootOf } from '../../../../src/core/texts/document.ts';
import { shop } from './shop.ts';

/** What is hard to read, each with another spelling of it. */
const rare = `"""
What "is" sold. \\""" is no end. # And this no comment.
"""
schema @link(url: "https://orders.example", import: ["@key", { name: "@tag", as: "@mark" }]) { query: Query }
extend schema { mutation: Mutation }
"An \\u00e9tat." enum Etat @mark { "On" OPEN @deprecated(reason: """
  So
""") CLOSED } # The end.
extend enum Etat { LOST }
extend type Order @key(fields: "id")
extend scalar Stamp @specifiedBy(url: "https://orders.example/stamp")
union Empty
extend union Empty = | Order | Note
type Bare
interface Both implements & Marked & Dated { "a" list(of: [Float!]! = [1, 2.50, -3e2], by: Sort = DATE): [[Int!]]! }
input Filter @oneOf { a: Lookup = { size: 1, tags: ["a", "\\"b\\"", null], id: "" }, b: Boolean = true }
directive @mark(with: [Int] = 1) repeatable on | OBJECT | FIELD
query Find($of: [State!] = [OPEN]) { orders(of: $of) { ...Some ... on Order { id } } }
fragment Some on Order { total(in: EUR) }
extend directive @mark @deprecated
type Last { on: type, type: input, extend(repeatable: on = null): [implements] }
`;

const names = 'a1 true null type extend implements repeatable on query fragment schema scalar'.split(' ');
const signs =
  `{ } ( ) [ ] : ! = | & @ $ . ... , - ' " """ "" # {} () 0 01 1. 1.5 -0 1e5 1e "a" """b""" "\\q" "\\u12"`.split(' ');
const phrases = ['@a', '@a()', '@a(b: 1)', '= {}', 'directive @x on FIELD', 'scalar A', 'union U ='];
const pieces = [...names, ...signs, ...phrases, '\n', '\r', '\ufeff', '\u00a0', '\ud800', 'é'];

function written(text: string): string | null {
  try {
    return print(parseGraphql(text));
  } catch {
    return null;
  }
}

/** What is read of a text; null where it is no GraphQL, undefined where that means nothing. */
function readIn(text: string): unknown {
  const document = parse('a.graphql', text);
  if (isDocument(document)) return document.value;
  return document.because.startsWith('it is no GraphQL: ') ? null : undefined;
}

test('what GraphQL is graphql-js knows, and it means what graphql-js writes of it', { timeout: 20_000 }, () => {
  let read = 0;
  let refused = 0;
  const anEdit = tuple(nat(), nat(8), nat(pieces.length));
  assert(
    property(nat(1), array(anEdit, { maxLength: 2 }), (which, edits) => {
      const text = edits.reduce(
        (whole, [at, gone, piece]) => {
          const start = at % (whole.length + 1);
          return `${whole.slice(0, start)}${pieces[piece] ?? ''}${whole.slice(start + gone)}`;
        },
        [rare, shop][which] ?? '',
      );
      const found = readIn(text);
      if (found === undefined) return;
      const judged = written(text);
      expect({ text, found }).toEqual({ text, found: judged === null ? null : readIn(judged) });
      if (judged === null) refused++;
      else read++;
    }),
    { numRuns: 400, seed: 12 },
  );
  expect({ read: read > 70, refused: refused > 70 }).toEqual({ read: true, refused: true });
});

test('what is rare is read as what it is', () => {
  expect(readIn(rare)).toMatchObject({
    types: {
      Etat: { kind: 'enum', directives: ['@mark'], values: { OPEN: { directives: ['@deprecated(reason: "So")'] } } },
      Both: {
        interfaces: { Marked: true, Dated: true },
        fields: {
          list: { type: '[[Int!]]!', arguments: { of: { default: '[1, 2.5, -300]' }, by: { default: 'DATE' } } },
        },
      },
      Filter: { fields: { a: { default: '{id: "", size: 1, tags: ["a", "\\"b\\"", null]}' }, b: { default: 'true' } } },
      Last: { fields: { type: { type: 'input' }, extend: { arguments: { repeatable: { default: 'null' } } } } },
    },
    extensions: [
      { name: 'Etat', values: { LOST: {} } },
      { name: 'Order', directives: ['@key(fields: "id")'] },
      { name: 'Stamp' },
      { name: 'Empty', members: { Order: true, Note: true } },
    ],
    directives: { mark: { repeatable: true, locations: ['FIELD', 'OBJECT'], arguments: { with: { default: '[1]' } } } },
    schemas: [
      {
        roots: { query: 'Query' },
        directives: ['@link(import: ["@key", {as: "@mark", name: "@tag"}], url: "https://orders.example")'],
      },
      { roots: { mutation: 'Mutation' } },
    ],
  });
});

test.each(['\n', '\r\n', '\r'])('lines that end with %j are counted', (end) => {
  const lines = ['"""', 'Sold.', '"""', 'type Order {', '  # Of it.', '  total(', '    in: Int', '  ):', '  Int @a'];
  const document = parse('a.graphql', [...lines, '  @b', '}'].join(end));
  if (!isDocument(document)) throw new Error(document.because);
  const field = below(rootOf(document), 'types', 'Order', 'fields', 'total');
  const spots = [below(field, 'type'), below(field, 'arguments', 'in'), below(field, 'arguments', 'in', 'type')];
  const all = [field, ...spots, below(field, 'directives', 0), below(field, 'directives', 1)];
  expect([...linesOf(document, all).values()]).toEqual([6, 9, 7, 7, 9, 10]);
});

test('a text of more words than a schema has is unread', { timeout: 20_000 }, () => {
  const document = parse('a.graphql', `input Filter { codes: [Int] = [${'1 '.repeat(1_000_000)}] }`);
  expect(document).toMatchObject({ because: 'it has more than 1 million words', fix: 'split it into smaller files' });
});

test('a text in quotes may have millions of escapes', () => {
  expect(readIn(`"${'\\n'.repeat(2_000_000)}" type Order { id: ID }`)).toMatchObject({ types: { Order: {} } });
});
