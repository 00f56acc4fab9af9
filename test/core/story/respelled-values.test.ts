import { expect, test } from 'vitest';
import { contract } from './contract.ts';
import { saidOf } from './told.ts';

const lists = (fee: string, state: string) =>
  contract({ Fee: `{type: string, enum: [${fee}]}`, State: `{type: string, enum: [${state}]}` }, { received: true });

function said(fee: string, state: string): readonly string[] {
  const was = lists('LateFee, FlatFee', 'NewOrder');
  return saidOf({ 'a.yaml': was }, { 'a.yaml': lists(fee, state) }).map(({ message }) => message);
}

test('values that are written in another case in all lists of a contract are one finding', () => {
  expect(said('late_fee, flat_fee', 'new_order')).toEqual([
    expect.stringMatching(
      /^2 values are no longer accepted for Fee .*: `LateFee` and `FlatFee`\. `LateFee` is `late_fee` now\. The same in /,
    ),
  ]);
});

test('values that have other signs before them, between digits or alone are other values', () => {
  const listed = ([fee, state]: readonly [string, string]) => ({ 'a.yaml': lists(fee, state) });
  for (const [was, now] of [
    [
      ['"-sum"', '"-date"'],
      ['sum', 'date'],
    ],
    [
      ['"1.0"', '"1.1"'],
      ['"10"', '"11"'],
    ],
    [
      ['"<"', '"+"'],
      ['">="', '"*"'],
    ],
  ] as const) {
    expect(saidOf(listed(was), listed(now))).toHaveLength(2);
  }
});

test('values that are other words are findings of their own', () => {
  expect(said('late_fee, flat_fee', 'newest').length).toBeGreaterThan(1);
  expect(said('late_fee, fixed_fee', 'new_order').length).toBeGreaterThan(1);
});
