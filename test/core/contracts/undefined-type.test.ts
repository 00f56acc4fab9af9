import { expect, test } from 'vitest';
import { contract } from '../story/contract.ts';
import { saidOf } from '../story/told.ts';

const order = (type: string) => ({ Order: `type: object\nproperties:\n  day: {type: ${type}}` });
const verdicts = (was: string, now: string) =>
  [{ sent: true }, { sent: false, received: true }].map((ways) =>
    saidOf({ 'a.yaml': contract(order(was), ways) }, { 'a.yaml': contract(order(now), ways) }).map(
      ({ change }) => change?.severity,
    ),
  );

test('a type that JSON Schema does not have is dangerous to write and to correct', () => {
  expect(verdicts('date', 'string')).toEqual([['dangerous'], ['dangerous']]);
  expect(verdicts('string', 'date')).toEqual([['dangerous'], ['dangerous']]);
});

test('a type that it has is breaking to change', () => {
  expect(verdicts('integer', 'string')).toEqual([['breaking'], ['breaking']]);
});

test('what is said beside it is compared', () => {
  expect(verdicts('string', 'text, enum: [monday]')[0]).toEqual(['breaking', 'dangerous']);
});
