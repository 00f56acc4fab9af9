import { describe, expect, it } from 'vitest';
import { effects } from '../../../orders/carrying.ts';

const text = { type: 'string' };
const amount = { type: 'integer' };
const labels = (properties: object, rest: object = { additionalProperties: text }) => ({
  type: 'object',
  properties,
  ...rest,
});

describe('a field that comes to be named, of an object that says what it does not name', () => {
  it('is compared with that, in a request and in an answer', () => {
    expect(effects(labels({}), labels({ count: amount }))).toEqual([
      'property presence input widened count',
      'schema type input replaced count',
    ]);
    expect(effects(labels({}), labels({ count: amount }), 'output')).toEqual([
      'property presence output narrowed count',
      'schema type output replaced count',
    ]);
    expect(effects(labels({}), labels({ count: { ...text, maxLength: 5 } }))).toContain(
      'schema maxLength input narrowed count',
    );
  });

  it('only comes where it may be what it could be', () => {
    expect(effects(labels({}), labels({ note: text }))).toEqual(['property presence input widened note']);
  });

  it('is compared with all patterns that its name matches, before what is said of the rest', () => {
    const rest = { patternProperties: { '^x-': text, '^y-': amount }, additionalProperties: { type: 'boolean' } };
    expect(effects(labels({}, rest), labels({ 'x-note': text }, rest))).toEqual([
      'property presence input widened x-note',
    ]);
    expect(effects(labels({}, rest), labels({ 'x-count': amount }, rest))).toContain(
      'schema type input narrowed x-count',
    );
  });

  it('is compared with what holds of all that nobody names, but where an alternative may name it', () => {
    const rest = { unevaluatedProperties: text };
    expect(effects(labels({}, rest), labels({ count: amount }, rest))).toContain('schema type input replaced count');
    const either = { ...rest, anyOf: [{ properties: { count: amount } }, { properties: { note: text } }] };
    expect(effects(labels({}, either), labels({ count: amount }, either))).toEqual([
      'property presence input widened count',
    ]);
  });

  it('is compared with nothing where the others may be anything, as generators write it too', () => {
    for (const rest of [true, {}, { nullable: true }, { description: 'Anything.' }, { type: 'object' }]) {
      const open = { additionalProperties: rest };
      expect(effects(labels({}, open), labels({ count: amount }, open))).toEqual([
        'property presence input widened count',
      ]);
    }
  });
});

describe('a field that is not named any more', () => {
  it('is compared with what is said of the others', () => {
    expect(effects(labels({ count: amount }), labels({}))).toEqual([
      'property presence input narrowed count',
      'schema type input replaced count',
    ]);
    expect(effects(labels({ note: { ...text, maxLength: 5 } }), labels({}), 'output')).toEqual([
      'property presence output widened note',
      'schema maxLength output widened note',
    ]);
  });

  it('is not refused where a pattern takes it', () => {
    const rest = { patternProperties: { '^x-': text }, additionalProperties: false };
    expect(effects(labels({ 'x-note': text }, rest), labels({}, rest))).toEqual([
      'property presence input narrowed x-note',
    ]);
  });
});
