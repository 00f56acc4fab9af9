import { expect, test } from 'vitest';
import { said } from './said.ts';

const file = `const i32 FIRST = 20
enum State { OPEN = 1, SENT = 2 }
struct Order {
  1: required string id
  2: optional string note
  3: State state = State.OPEN
}
union Key {
  1: string id
  2: i64 number
}
service Base {
  void ping()
}
service Orders extends Base {
  Order get(1: Key key, 2: i32 first = 20)
}
`;

const edited = (was: string, now: string) => {
  expect(file.split(was)).toHaveLength(2);
  return file.replace(was, now);
};

test.each([
  ['a constant in place of its value', 'first = 20', 'first = FIRST'],
  ['the number of a value of an enum', 'State.OPEN', '1'],
])('%s is the same default', (_, was, now) => {
  for (const mode of ['SOURCE', 'WIRE'] as const) {
    expect(said(file, edited(was, now), mode)).toEqual([]);
    expect(said(edited(was, now), file, mode)).toEqual([]);
  }
});

test('another default is said, whatever it is called', () => {
  const two = file.replace('const i32 FIRST = 20', 'const i32 FIRST = 30').replace('first = 20', 'first = FIRST');
  expect(said(file, two, 'WIRE')).toContain('dangerous numbered-field-default-changed 16-16');
  expect(said(file, edited('State.OPEN', 'State.SENT'), 'WIRE')).toEqual([
    'dangerous numbered-field-default-changed 6-6',
  ]);
});

test.each([
  ['a required field that is gone', '  1: required string id\n', '', 'numbered-field-removed 4-'],
  ['a required field that may be missing', 'required string id', 'string id', 'field-cardinality-changed 4-4'],
  ['a field that has to be there', 'optional string note', 'required string note', 'field-cardinality-changed 5-5'],
  ['a member of a union that is gone', '  2: i64 number\n', '', 'numbered-field-removed 10-'],
  ['a union that is a struct', 'union Key', 'struct Key', 'definition-changed 8-8'],
  ['functions that were inherited', ' extends Base', '', 'inheritance-changed 15-15'],
])('%s breaks messages on the wire', (_, was, now, rule) => {
  expect(said(file, edited(was, now), 'WIRE')).toEqual([expect.stringContaining(`breaking ${rule}`)]);
});

test('functions that a service declares in place of inheriting them are missed by generated code alone', () => {
  const own = edited(' extends Base {\n', ' {\n  void ping()\n');
  expect(said(file, own, 'WIRE')).toEqual([]);
  expect(said(file, own, 'SOURCE')).toEqual(['breaking inheritance-changed 15-15']);
});

test('constants that stand for each other are followed to an end', () => {
  const circle = `const i32 A = B\nconst i32 B = A\nstruct Order {\n  1: i32 id = A\n}\n`;
  expect(said(circle, circle.replace('id = A', 'id = B'), 'WIRE').length).toBeLessThan(2);
});

test('a flag that is written as a number is the same default, and the other one is not', () => {
  const flag = (value: string) => `struct Order {\n  1: optional bool paid = ${value}\n}\n`;
  expect(said(flag('1'), flag('true'))).toEqual([]);
  expect(said(flag('false'), flag('0'))).toEqual([]);
  expect(said(flag('1'), flag('false')).join()).toContain('numbered-field-default-changed');
});
