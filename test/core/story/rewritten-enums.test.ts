import { expect, test } from 'vitest';
import { contract } from './contract.ts';
import { saidOf } from './told.ts';

/** What is said where the one file of a change is another text. */
function said(path: string, before: string, after: string): readonly string[] {
  return saidOf({ [path]: before }, { [path]: after }).map(({ message }) => message);
}

/** An enum of protobuf with these values, one a line. */
function proto(...values: readonly string[]): string {
  return `syntax = "proto3";\npackage shop;\nenum State {\n${['NONE = 0', ...values].map((one) => `${one};\n`).join('')}}\n`;
}

function thrift(...values: readonly string[]): string {
  return `enum State {\n${values.map((one) => `${one}\n`).join('')}}\n`;
}

test('values of an enum that are called otherwise are one finding with those that are gone, and those of two enums are two', () => {
  const [was, now] = [proto('OPEN = 1', 'PAID = 2', 'SENT = 3'), proto('FRESH = 1', 'PAID = 2')];
  expect(said('a.proto', was, now)).toEqual([
    'The value that was called `OPEN` in State is called `FRESH` now. `SENT` went.',
  ]);
  const other = (name: string) => `enum Kind {\n${name} = 0;\n}\n`;
  expect(said('a.proto', `${was}${other('ANY')}`, `${was.replace('SENT = 3;\n', '')}${other('SOME')}`)).toHaveLength(2);
});

test('values of protobuf that are gone are one finding with those that have other numbers', () => {
  expect(said('a.proto', proto('OPEN = 1', 'PAID = 2', 'SENT = 3'), proto('OPEN = 1', 'PAID = 8'))).toEqual([
    'In State `PAID` has another number now, and `SENT` is gone.',
  ]);
});

test('values of Thrift that have other numbers are one finding with those that are gone and those that came', () => {
  const was = thrift('OPEN = 1', 'PAID = 2', 'SENT = 3');
  expect(said('a.thrift', was, thrift('OPEN = 1', 'SENT = 2'))).toEqual([
    'The number of the value `SENT` in State changed from `3` to `2`. `PAID` went.',
  ]);
  expect(said('a.thrift', was, thrift('NEW = 1', 'OPEN = 2', 'PAID = 3', 'SENT = 4'))).toEqual([
    '3 values of State have other numbers now: `OPEN`, `PAID` and `SENT`. `NEW` may be received now.',
  ]);
  // What came beside one that is gone stays apart.
  expect(said('a.thrift', was, thrift('OPEN = 1', 'PAID = 2', 'LOST = 4', 'BACK = 5'))).toEqual([
    'The value `SENT` was removed from State.',
    '2 values may now be sent for State: `LOST` and `BACK`.',
  ]);
});

test('values that go from requests are one finding with as many that come in answers, and two with more', () => {
  const state = (...values: readonly number[]) =>
    contract(
      { Order: `type: object\nproperties:\n  state: {type: integer, enum: [${values.join(', ')}]}` },
      { received: true },
    );
  const told = (...values: readonly number[]) => said('a.yaml', state(1, 2, 3), state(...values));
  expect(told(10, 20, 30)).toEqual([
    expect.stringMatching(
      /^3 values are no longer accepted for .*: `1`, `2` and `3`\. `10`, `20` and `30` may be received now\.$/,
    ),
  ]);
  expect(told(1, 2, 4, 5)).toHaveLength(2);
});
