import { expect, test } from 'vitest';
import type { Difference } from '../../../src/core/model/contract.ts';
import { renderMessage, valuesOf } from '../../../src/core/rules/render-message.ts';

const changed: Difference = {
  format: 'avro',
  kind: 'schema',
  aspect: 'format',
  direction: 'input',
  effect: 'replaced',
  name: 'paid',
  where: 'Order',
  was: 'date',
  now: 'timestamp-millis',
  given: {},
  subject: 'order.avsc: Order > paid (input) format',
  before: null,
  after: null,
  usedBy: [],
};

test('an aspect is called what its format calls it', () => {
  const said = (difference: Difference) => renderMessage('The {aspect} of `{name}` changed.', valuesOf(difference));
  expect(said(changed)).toBe('The logical type of `paid` changed.');
  expect(said({ ...changed, aspect: 'type' })).toBe('The type of `paid` changed.');
  expect(said({ ...changed, format: 'openapi' })).toBe('The format of `paid` changed.');
});

test('a value in braces is bare where it is like nothing of JSON', () => {
  const said = (now: string) => valuesOf({ ...changed, now })['now'];
  expect(said('{field: TITLE, descending: true}')).toBe('`{field: TITLE, descending: true}`');
  expect(said('{region}.shop.example:9092')).toBe('`{region}.shop.example:9092`');
  for (const mistakable of ['{}', '{"a": 1}', 'a, b', ' ', '12']) {
    expect(said(mistakable)).toBe(`\`${JSON.stringify(mistakable).replaceAll('`', '')}\``);
  }
});

test('a pattern is bare, whatever it looks like', () => {
  const said = (now: unknown) => valuesOf({ ...changed, aspect: 'pattern', now })['now'];
  expect(said('^\\d{1,3}$')).toBe('`^\\d{1,3}$`');
  expect(said('{}')).toBe('`{}`');
  expect(said(['^a,', '"b$'])).toBe('`^a,` and `"b$`');
  expect(said(null)).toBe('nothing');
  expect(said('')).toBe('`""`');
});

test('of long texts that begin alike the place where they part is shown', () => {
  const said = (was: string, now: string) => {
    const values = valuesOf({ ...changed, aspect: 'pattern', was, now });
    return [values['was'], values['now']];
  };
  const long = 'x'.repeat(90);
  expect(said(`${long}abc[0-9]`, `${long}abc[a-z]`)).toEqual(['`…xxxxxxxxabc[0-9]`', '`…xxxxxxxxabc[a-z]`']);
  const face = `${long}😀${'y'.repeat(11)}`;
  expect(said(`${face}a`, `${face}b`)).toEqual(['`…yyyyyyyyyyya`', '`…yyyyyyyyyyyb`']);
  expect(said('^a[0-9]$', '^a[a-z]$')).toEqual(['`^a[0-9]$`', '`^a[a-z]$`']);
});
