import { expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

const head = 'syntax = "proto3";\npackage shop.v1;\nimport "google/protobuf/descriptor.proto";\n';
const rule = 'message Rule { string id = 1; string note = 2; Limit limit = 3; Rule other = 4; }\n';
const limit = 'message Limit { int32 most = 1; Kind kind = 2; enum Kind { NONE = 0; HARD = 1; } }\n';
const extension = 'extend google.protobuf.FieldOptions { Rule rule = 50001; }\n';

/** What becomes of it where one piece of the text is taken out. */
function without(piece: string, ...parts: readonly string[]): string {
  const text = head + parts.join('');
  expect(text).toContain(piece);
  const side = (body: string) => ({ paths: ['rules.proto'], texts: { 'rules.proto': body }, refused: {} });
  const sides = { before: side(text), after: side(text.replace(piece, '')) };
  const { result } = compareContracts({ ...sides, pairs: [], format: null, mode: null, asOf: '2026-06-01' });
  expect(result.unread).toEqual([]);
  return result.verdict;
}

const pieces = ['string note = 2; ', 'int32 most = 1; ', 'HARD = 1; '];

test.each(pieces)('what only options are made of breaks no message: %s', (piece) => {
  expect(without(piece, rule, limit, extension)).toBe('dangerous');
});

test.each(pieces)('what calls carry is no part of options alone: %s', (piece) => {
  expect(without(piece, rule, limit, extension, 'service Rules { rpc Get(Rule) returns (Rule); }\n')).toBe('breaking');
});

test('a type that a message has too is in that message', () => {
  const order = 'message Order { Limit limit = 1; }\n';
  expect(without('int32 most = 1; ', rule, limit, extension, order)).toBe('breaking');
  expect(without('string note = 2; ', rule, limit, extension, order)).toBe('dangerous');
  expect(without('string note = 2; ', rule, limit, 'message Order { extensions 100; }\n')).toBe('breaking');
});

test('a type that a message of another package has too is in that message', () => {
  const orders = `syntax = "proto3";\npackage orders.v1;\nimport "rules.proto";\n`;
  const rules = head + rule + limit + extension;
  const verdict = (holder: string) => {
    const side = (body: string) => {
      const texts = { 'rules.proto': body, 'orders.proto': orders + holder };
      return { paths: Object.keys(texts), texts, refused: {} };
    };
    const sides = { before: side(rules), after: side(rules.replace('int32 most = 1; ', '')) };
    return compareContracts({ ...sides, pairs: [], format: null, mode: null, asOf: '2026-06-01' }).result.verdict;
  };
  expect(verdict('message Order { shop.v1.Limit limit = 1; }\n')).toBe('breaking');
  expect(verdict('message Order { string limit = 1 [(shop.v1.rule).id = "a"]; }\n')).toBe('dangerous');
});
