import { expect, test } from 'vitest';
import { carrying } from '../../orders/carrying.ts';
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

test('what no value can be is dangerous to say of an answer and to correct', () => {
  const text = { type: 'string' };
  const both = { allOf: [text, { type: 'integer' }] };
  const answers = (was: unknown, now: unknown) =>
    saidOf(carrying(was, 'output'), carrying(now, 'output')).map(({ rule, change }) => `${change?.severity} ${rule}`);
  for (const none of [false, both]) {
    expect(answers(text, none)).toEqual(['dangerous contract/undefined-type-changed']);
    expect(answers(none, text)).toEqual(['dangerous contract/undefined-type-changed']);
  }
});

test('an array that has to be one of some texts is no value, and breaks nobody when its items are those', () => {
  const corrected = 'array, items: {type: string, enum: [monday]}';
  expect(verdicts('array, enum: [monday]', corrected)).toEqual([[], ['dangerous']]);
  expect(verdicts(corrected, 'array, enum: [monday]')[0]).toEqual(['breaking']);
  expect(verdicts('array, enum: [[monday]]', corrected)[0]).toEqual(['breaking']);
});

test('what is wrong about the list of an array on both sides is compared as it stands', () => {
  expect(verdicts('array, enum: [monday, friday]', 'array, enum: [monday]')[0]).toEqual(['breaking']);
});

test('a list under `items` without a type tells of no type, and is dangerous to write and to correct', () => {
  const day = (schema: string) =>
    contract({ Order: `type: object\nproperties:\n  day: {${schema}}` }, { received: true });
  const rules = (was: string, now: string) =>
    saidOf({ 'a.yaml': day(was) }, { 'a.yaml': day(now) }).map(({ change, rule }) => `${change?.severity} ${rule}`);
  const alternatives = 'items: [{type: object}, {type: string}]';
  const text = 'type: string, maxLength: 9';
  expect(new Set([...rules(text, alternatives), ...rules(alternatives, text)])).toEqual(
    new Set(['dangerous contract/undefined-type-changed']),
  );
  for (const array of [`type: array, ${alternatives}`, 'items: {type: string}']) {
    expect(rules(text, array)).toEqual([expect.stringMatching(/^breaking contract\/re\w+-type-changed$/)]);
  }
});
