import { describe, expect, it } from 'vitest';
import { effectsOf } from '../../../orders/differences.ts';

const text = { type: 'string' };
const count = { type: 'integer' };
const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });

/** What is said where one of two alternatives of a schema goes. */
function gone(alternative: object, left: object): string[] {
  const schema = (...anyOf: object[]) => ({
    'orders.schema.json': JSON.stringify({
      $schema: 'http://json-schema.org/draft-07/schema#',
      anyOf: [...anyOf, { type: 'boolean' }],
    }),
  });
  return effectsOf(schema(alternative, left), schema(left)).filter((one) => / input (?!noted)/.test(one));
}

describe('an alternative that goes', () => {
  it.each<[string, object, object]>([
    ['a format that nobody defines', text, { ...text, format: 'order-number' }],
    ['a limit more', { ...text, minLength: 5 }, text],
    ['a tighter limit', { ...count, maximum: 3 }, { ...count, maximum: 9 }],
    ['whole numbers', count, { type: 'number' }],
    ['multiples of one', { type: 'number', multipleOf: 2 }, count],
    ['literals', { enum: ['a'] }, { enum: ['a', 'b'] }],
    ['a literal with its type', { not: { required: ['a'] } }, { not: { required: ['a'], title: 'A' } }],
    ['a field that is narrower', object({ a: { ...text, maxLength: 3 } }), object({ a: text })],
    ['a field that is asked for', object({ a: text }, { required: ['a'] }), object({ a: text })],
    ['items', { type: 'array', items: count }, { type: 'array', items: { type: 'number' } }],
    ['a closed object, by an open one', object({ a: text }, { additionalProperties: false }), object({ a: text })],
    [
      'a closed object, by one with more fields',
      object({ a: text }, { additionalProperties: false }),
      object({ a: text, b: text }, { additionalProperties: false }),
    ],
  ])('takes nothing where one that stays takes all of it: %s', (_, alternative, left) => {
    expect(gone(alternative, left)).toEqual([]);
  });

  it.each<[string, object, object]>([
    ['a format that is defined', text, { ...text, format: 'date' }],
    ['a limit less', text, { ...text, minLength: 5 }],
    ['a looser limit', { ...count, maximum: 9 }, { ...count, maximum: 3 }],
    ['fractions', { type: 'number', multipleOf: 0.5 }, count],
    ['another literal', { enum: ['a', 'c'] }, { enum: ['a', 'b'] }],
    ['an open object', { type: 'object' }, object({ a: text })],
    ['a field of another type', object({ a: count }), object({ a: text })],
    ['a field that is not asked for', object({ a: text }), object({ a: text }, { required: ['a'] })],
    ['fields beyond those', object({ a: text, b: text }), object({ a: text }, { additionalProperties: false })],
    ['fields that nobody names', object({ a: text }), object({ a: text }, { additionalProperties: false })],
    [
      'such fields of a field',
      object({ a: object({ b: text }) }),
      object({ a: object({ b: text }, { additionalProperties: false }) }),
    ],
    ['a pattern', { ...text, pattern: '^a' }, { ...text, pattern: '^b' }],
    ['items', { type: 'array', items: { type: 'number' } }, { type: 'array', items: count }],
  ])('is said where it took more: %s', (_, alternative, left) => {
    expect(gone(alternative, left)).not.toEqual([]);
  });
});
