import { describe, expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';
import { askBuf, findBuf } from './buf.ts';

await allReaders();

const buf = findBuf();

const textOf = (type: string, ...written: readonly string[]) =>
  `syntax = "proto2";\npackage shop;\nmessage Order {\n  optional ${type} note = 1 [default = ${written.join(' ')}];\n}\n`;

function said(before: string, after: string): readonly string[] {
  const side = (text: string) => ({ paths: ['orders.proto'], texts: { 'orders.proto': text }, refused: {} });
  const sides = { before: side(before), after: side(after) };
  const { result } = compareContracts({ ...sides, pairs: [], format: null, mode: null, asOf: '2026-06-01' });
  expect(result.unread).toEqual([]);
  return result.changes.map(({ message }) => message);
}

type Pair = readonly [what: string, type: string, was: readonly string[], now: readonly string[]];

const same: readonly Pair[] = [
  ['hexadecimal digits', 'string', ['"A"'], ['"\\x41"']],
  ['hexadecimal digits, two at most', 'string', ['"AB"'], ['"\\X41B"']],
  ['octal digits', 'bytes', ['"\\001"'], ["'\\x1'"]],
  ['a byte that is no text', 'bytes', ['"\\xff"'], ['"\\377"']],
  ['the bytes of a letter', 'bytes', ['"é"'], ['"\\303\\251"']],
  ['the number of a letter', 'string', ['"é"'], ['"\\u00e9"']],
  ['the number of a letter beyond the first plane', 'string', ['"🙂"'], ['"\\U0001f642"']],
  ['a letter', 'string', ['"\\a\\b\\f\\n\\r\\t\\v"'], ['"\\007\\010\\014\\012\\015\\011\\013"']],
  ['a sign', 'string', ['"?\'\\""'], ['"\\?\\\'\\x22"']],
  ['several texts', 'string', ['"\\303"', '"\\2511"'], ['"é1"']],
];

const other: readonly Pair[] = [
  ['a backslash before what would be an escape', 'string', ['"A"'], ['"\\\\x41"']],
  ['digits of a text of their own', 'string', ['"\\x41"'], ['"\\x4" "1"']],
  ['another byte', 'bytes', ['"\\xfe"'], ['"\\377"']],
];

test.each(same)('%s says the same default', (_, type, was, now) => {
  expect(said(textOf(type, ...was), textOf(type, ...now))).toEqual([]);
});

test.each(other)('%s says another default', (_, type, was, now) => {
  expect(said(textOf(type, ...was), textOf(type, ...now))).toEqual([expect.stringContaining('changed its `default`')]);
});

test('what cannot be printed is said as an escape', () => {
  expect(said(textOf('string', '"A"'), textOf('string', '"\\x01\\x0a\\x5c"'))).toEqual([
    'The field `note` in Order changed its `default` from `A` to `\\001\\n\\\\`.',
  ]);
});

test('a text that is too long for its escapes to be read is compared as it is written', () => {
  const long = `"${'\\x41'.repeat(1_000_000)}"`;
  expect(said(textOf('string', long), textOf('string', long))).toEqual([]);
});

describe.skipIf(buf === null)('buf', () => {
  const asked = (pairs: readonly Pair[], side: 2 | 3) =>
    Object.fromEntries(
      pairs.map((pair, index) => [`p${index}/a.proto`, textOf(pair[1], ...pair[side]).replace('shop', `p${index}`)]),
    );

  test('says of the same defaults what we say', () => {
    expect(askBuf(buf ?? '', asked(same, 2), asked(same, 3), ['FILE'])).toEqual([]);
    expect(askBuf(buf ?? '', asked(other, 2), asked(other, 3), ['FILE'])).toHaveLength(other.length);
  });
});
