import { describe, expect, test } from 'vitest';
import { type Texts, compared, said } from './said.ts';

const whole = 'struct Order {\n  1: string id\n  2: i64 total\n}\n';

const because = (before: Texts, after: Texts) =>
  compared(before, after).unread.map(({ line, because: why }) => `${line}: ${why}`);

describe('bad input', () => {
  test.each([
    [
      'types nested 10,000 deep',
      `struct A {\n  1: ${'list<'.repeat(10_000)}i32${'>'.repeat(10_000)} a\n}\n`,
      /^2: its types are nested deeper/,
    ],
    ['values nested 10,000 deep', `const i32 a = ${'['.repeat(10_000)}`, /^1: its values are nested deeper/],
    ['maps nested 10,000 deep', `const i32 a = ${'{1:'.repeat(10_000)}`, /^1: its values are nested deeper/],
    [
      'two fields with one number',
      'struct A {\n  1: i32 a\n  1: i32 b\n}\n',
      /^3: the fields `a` and `b` have the same number/,
    ],
    ['two fields with one name', 'struct A {\n  1: i32 a\n  2: i32 a\n}\n', /^3: `a` is declared twice/],
    ['two structs with one name', 'struct A {}\nstruct A {}\n', /^2: `A` is declared twice/],
    ['a number that no field has', 'struct A {\n  40000: i32 a\n}\n', /^2: 40000 is no number of a field/],
    ['a number that no value has', 'enum A {\n  B = 4294967296\n}\n', /^2: 4294967296 is no number of a value/],
    ['a text without an end', 'const string a = "\n', /^1: /],
    ['a struct without an end', 'struct A {\n  1: i32 a\n', /^3: the file ends/],
    ['something else', 'struct A {}\nsyntax = "proto3";\n', /^2: `syntax` stands where a declaration should be/],
  ])('%s is unread, with its line', (_, text, wanted) => {
    const found = because({ 'idl/orders.thrift': whole }, { 'idl/orders.thrift': text });
    expect(found).toEqual([expect.stringMatching(wanted)]);
  });

  test('names that every object has are names like others', () => {
    const odd = (type: string) => `struct constructor {\n  1: ${type} __proto__\n}\nenum toString { valueOf = 1 }\n`;
    expect(said(odd('i32'), odd('i64'))).toEqual(['breaking field-type-changed 2-2']);
  });

  test('files that include each other, and typedefs in a circle, are compared', () => {
    const files = (type: string) => ({
      'idl/a.thrift': `include "b.thrift"\ntypedef b.B A\nstruct One {\n  1: ${type} one\n}\n`,
      'idl/b.thrift': 'include "a.thrift"\ninclude "b.thrift"\ntypedef a.A B\nstruct Two { 1: a.One one }\n',
    });
    expect(said(files('A'), files('b.Two'))).toEqual(['breaking field-type-changed 4-4']);
    const own = (type: string) => `struct Node {\n  1: ${type} next\n}\nstruct Leaf {\n  1: Leaf next\n}\n`;
    expect(said(own('Node'), own('Leaf'), 'WIRE')).toEqual([]);
  });

  test('an included file that cannot be read is named, and the rest is compared', () => {
    const main = (more: string) => `include "b.thrift"\nstruct A {\n  1: b.B b\n${more}}\n`;
    const { changes, unread } = compared(
      { 'idl/a.thrift': main('  2: i32 c\n'), 'idl/b.thrift': 'struct B {\n' },
      { 'idl/a.thrift': main(''), 'idl/b.thrift': 'struct B {\n' },
    );
    expect(changes.map(({ rule, before }) => [rule, before?.line])).toContainEqual([
      'contract/numbered-field-removed',
      4,
    ]);
    expect(unread.map(({ file }) => file)).toContain('idl/b.thrift');
  });

  test('two fields changed among many are found', () => {
    const struct = (index: number) => `struct S${index} {\n  1: string name_of_the_order\n  2: list<i64> totals\n}\n`;
    const large = Array.from({ length: 3_000 }, (_, index) => struct(index)).join('');
    const first = large.replace('S7 {\n  1: string', 'S7 {\n  1: binary');
    expect(said(large, first.replace('S9 {\n  1: string', 'S9 {\n  1: i32'))).toEqual([
      'dangerous generated-type-may-change 30-30',
      'breaking field-type-changed 38-38',
    ]);
  });

  test('a text beyond the limit is unread', () => {
    const found = because({ 'idl/orders.thrift': whole }, { 'idl/orders.thrift': whole + ' '.repeat(32_000_000) });
    expect(found).toEqual([expect.stringMatching(/it is larger than 32 million characters/)]);
  });
});
