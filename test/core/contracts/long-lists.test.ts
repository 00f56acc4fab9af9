import { expect, test } from 'vitest';
import { readContracts } from '../../../src/core/contracts/index.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';
import { treeOf } from '../../../src/core/model/tree.ts';

await allReaders();

const list = (count: number, make: (index: number) => string, between = ' ') =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);

/** Lists as long as they take minutes if each item is compared with each. */
const lists: readonly (readonly [what: string, file: string, text: (last: number) => string])[] = [
  [
    'numbers that a message reserves',
    'a.proto',
    (last) => `syntax = "proto3";\nmessage Order { reserved ${list(last, (index) => `${index * 2 + 2}`, ', ')}; }`,
  ],
  [
    'values of an option',
    'a.proto',
    (last) => `syntax = "proto3";\nmessage Order { option (codes) = { ${list(last, (index) => `code: ${index}`)} }; }`,
  ],
  [
    'extensions of a type',
    'a.graphql',
    (last) => `type Query { a: Int }\n${list(last, (index) => `extend type Query { a${index}: Int }`, '\n')}`,
  ],
  [
    'servers',
    'a.json',
    (last) =>
      `{"openapi":"3.1.0","info":{"title":"Orders","version":"1"},"servers":[${list(last, (index) => `{"url":"https://a${index}.example"}`, ',')}],"paths":{"/orders":{"get":{"responses":{"200":{"description":""}}}}}}`,
  ],
];

test.each(lists)('%s may be tens of thousands', { timeout: 30_000 }, (_what, file, text) => {
  const tree = (last: number) => treeOf({ paths: [file], texts: { [file]: text(last) }, refused: {} });
  const options = { asOf: '2026-06-01', changed: null, renamed: new Map(), format: null, mode: null };
  const { contracts, unread } = readContracts(tree(80_000), tree(79_999), options);
  expect({ unread, contracts }).toMatchObject({ unread: [], contracts: [{ differences: [{}] }] });
});
