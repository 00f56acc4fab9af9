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
