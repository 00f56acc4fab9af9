import { expect, test } from 'vitest';
import { saidOf } from '../../story/told.ts';

const asks = (...required: readonly string[]) => ({ required });
const butNot = (asked: string, ...refused: readonly string[]) => ({ required: [asked], not: { required: refused } });

function said(before: object, after: object): readonly string[] {
  const schema = (choice: object) => ({
    'config/order.schema.json': JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      type: 'object',
      properties: { from: { type: 'integer' }, to: { type: 'integer' }, on: { type: 'integer' } },
      ...choice,
    }),
  });
  return saidOf(schema(before), schema(after)).map(({ rule }) => rule);
}

test.each([
  [
    'at least one',
    { anyOf: [asks('from'), asks('to')] },
    { oneOf: [butNot('from', 'to'), butNot('to', 'from'), asks('from', 'to')] },
  ],
  ['one alone', { oneOf: [asks('from'), asks('to')] }, { anyOf: [butNot('from', 'to'), butNot('to', 'from')] }],
  [
    'one of two pairs',
    { anyOf: [asks('from', 'to'), asks('on')] },
    { anyOf: [{ allOf: [asks('from'), asks('to')] }, asks('on')] },
  ],
])('fields that have to be there together, %s, may be asked for in other words', (_which, before, after) => {
  expect(said(before, after)).toEqual([]);
  expect(said(after, before)).toEqual([]);
});

test.each([
  [
    'of one that may be alone no longer',
    { anyOf: [asks('from'), asks('to')] },
    { anyOf: [asks('from', 'to'), asks('to')] },
  ],
  [
    'of two that may be there together no longer',
    { anyOf: [asks('from'), asks('to')] },
    { oneOf: [asks('from'), asks('to')] },
  ],
  [
    'with another type',
    { anyOf: [asks('from'), asks('to')] },
    { anyOf: [asks('from'), { ...asks('to'), properties: { to: { type: 'string' } } }] },
  ],
])('and not %s', (_which, before, after) => {
  expect(said(before, after)).not.toEqual([]);
});

test('a choice inside a choice is the same one where it shares a component, and what came to it is said', () => {
  const schema = (...inside: readonly string[]) => ({
    'config/result.schema.json': JSON.stringify({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      oneOf: [{ $ref: '#/$defs/Failure' }, { oneOf: inside.map((name) => ({ $ref: `#/$defs/${name}` })) }],
      $defs: Object.fromEntries(
        ['Failure', 'Paid', 'Sent', 'Lost'].map((name) => [
          name,
          { type: 'object', properties: { sort: { const: name } }, required: ['sort'], additionalProperties: false },
        ]),
      ),
    }),
  });
  const messages = saidOf(schema('Paid', 'Sent'), schema('Paid', 'Lost')).map(({ message }) => message);
  expect(messages.join(' ')).toContain('Sent');
  expect(messages.join(' ')).not.toContain('without a name` is no longer');
  expect(saidOf(schema('Paid', 'Sent'), schema('Paid', 'Sent'))).toEqual([]);
});
