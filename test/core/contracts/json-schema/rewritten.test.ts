import { describe, expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';
import { saidOf } from '../../story/told.ts';

await allReaders();

type Schema = Readonly<Record<string, unknown>>;

/** What is said of a change of an object, by severity and rule, but for what is safe. */
function said(before: Schema, after: Schema): readonly string[] {
  const file = 'payment.schema.json';
  const $schema = 'https://json-schema.org/draft/2020-12/schema';
  const tree = (schema: Schema) => ({
    paths: [file],
    texts: { [file]: JSON.stringify({ $schema, type: 'object', ...schema }, null, 1) },
    refused: {},
  });
  const given = { pairs: [], format: null, mode: null, asOf: '2026-06-01' };
  const { changes, unread } = compareContracts({ ...given, before: tree(before), after: tree(after) }).result;
  expect(unread).toEqual([]);
  return changes
    .filter(({ severity, rule }) => severity !== 'safe' && !rule.startsWith('versioning/'))
    .map(({ severity, rule }) => `${severity} ${rule.slice(rule.indexOf('/') + 1)}`);
}

/** What follows from a condition, and from its opposite. */
const when = (condition: Schema, holds: Schema, fails: Schema = {}): Schema =>
  JSON.parse(
    `{"if": ${JSON.stringify(condition)}, "then": ${JSON.stringify(holds)}, "else": ${JSON.stringify(fails)}}`,
  ) as Schema;

const text = { type: 'string' };
const amount = { type: 'integer' };

describe('alternatives and conditions', () => {
  const properties = { method: { enum: ['card', 'bank'] }, card: text, iban: text };
  const paid = { properties, required: ['method'] };
  const of = (method: string) => ({ properties: { method: { const: method } } });
  const chosen = {
    ...paid,
    oneOf: [
      { ...of('card'), required: ['card'] },
      { ...of('bank'), required: ['iban'] },
    ],
  };
  const asked = (card: readonly string[], bank: readonly string[] = ['iban']) => ({
    ...paid,
    ...when(of('card'), { required: card }, { required: bank }),
  });

  test('that ask for the same are no change', () => {
    expect(said(chosen, asked(['card']))).toEqual([]);
    const apart = ['card', 'bank'].map((method) =>
      when({ ...of(method), required: ['method'] }, { required: [method === 'card' ? 'card' : 'iban'] }),
    );
    expect(said(chosen, { ...paid, allOf: apart })).toEqual([]);
    expect(said(asked(['card']), chosen).filter((line) => line.startsWith('breaking'))).toEqual([]);
  });

  test('break where a condition surely asks for more, and do not where it asks for less', () => {
    expect(said(chosen, asked(['card', 'code']))).toEqual(['breaking variants-changed']);
    expect(said(asked(['card'], []), chosen)).toContain('breaking variants-changed');
    expect(said(chosen, asked(['card'], []))).toEqual([]);
  });

  test('are dangerous where nobody can tell', () => {
    const vague = { ...chosen, oneOf: [{ properties: { card: { minLength: 4 } }, required: ['iban'] }, of('card')] };
    const long = { ...asked(['card']), if: { properties: { card: { maxLength: 9 } } } };
    expect(said(vague, long)).toEqual(['dangerous exclusion-changed']);
    expect(said(long, vague)).toContain('dangerous exclusion-changed');
    expect(said(long, vague).filter((line) => line.startsWith('breaking'))).toEqual([]);
  });
});

describe('fields that ask for others', () => {
  const card = { properties: { card: text, code: text } };
  const depends = (names: readonly string[]) => ({ ...card, dependentRequired: { card: names } });
  const asked = (names: readonly string[], more: Schema = {}) => ({
    ...card,
    ...when({ required: ['card'], ...more }, { required: names }),
  });

  test('may be written as a condition', () => {
    expect(said(depends(['code']), asked(['code']))).toEqual([]);
    expect(said(asked(['code'], { type: 'object' }), depends(['code']))).toEqual([]);
  });

  test('ask for more in either form', () => {
    expect(said(depends(['code']), asked(['code', 'name']))).toEqual(['breaking input-narrowed']);
    expect(said(asked(['code']), depends(['code', 'name']))).toEqual(['breaking input-narrowed']);
    expect(said(depends(['code']), { ...asked(['code']), else: { required: ['iban'] } })).not.toEqual([]);
  });
});

describe('names that are listed', () => {
  const listed = (names: readonly string[], more: Schema = {}) => ({ propertyNames: { enum: names }, ...more });
  const closed = (properties: Schema) => ({ properties, additionalProperties: false });

  test('are the fields of a closed object', () => {
    const texts = { additionalProperties: text };
    expect(said(listed(['card', 'iban'], texts), closed({ card: text, iban: text }))).toEqual([]);
    expect(said(closed({ card: text, iban: text }), listed(['card', 'iban'], texts))).toEqual([]);
    expect(said(listed(['card'], { properties: { card: text } }), closed({ card: text }))).toEqual([]);
  });

  test('break where one goes, or holds something else', () => {
    expect(said(listed(['card', 'iban']), closed({ card: {} }))).toEqual(['breaking request-field-refused']);
    expect(said(closed({ card: {}, iban: {} }), listed(['card']))).toEqual(['breaking request-field-refused']);
    expect(said(listed(['card'], { additionalProperties: text }), closed({ card: amount }))).toEqual([
      'breaking request-type-changed',
    ]);
  });
});

describe('parts of an object that allow no more than their own fields', () => {
  const part = (...names: readonly string[]) => ({
    properties: Object.fromEntries(names.map((name) => [name, text])),
    additionalProperties: false,
  });

  test('refuse the fields of each other', () => {
    const refused = Array(2).fill('breaking request-field-refused');
    expect(said(part('card', 'iban'), { allOf: [part('card'), part('iban')] })).toEqual(refused);
    expect(said(part('card', 'iban'), { ...part('card'), allOf: [part('iban')] })).toEqual(refused);
  });

  test('say nothing where all know the field, or where they refused it before', () => {
    expect(said(part('card'), { allOf: [part('card'), part('card')] })).toEqual([]);
    expect(said({ allOf: [part('card'), part('iban')] }, part('card', 'iban'))).toEqual([]);
    const open = { properties: { iban: text }, additionalProperties: true };
    expect(said(open, { allOf: [open, { properties: { card: text } }] })).toEqual([]);
    // Whether a pattern that looks back has a name is not told.
    for (const pattern of ['^ib', '^(i)b(?<=b)an$', `^iban${'|x'.repeat(200)}`]) {
      const byPattern = { ...part('card'), patternProperties: { [pattern]: text } };
      expect(said(part('card', 'iban'), { allOf: [byPattern, part('card', 'iban')] })).toEqual([]);
    }
    const elsewhere = { ...part('card'), patternProperties: { '^x-': text } };
    expect(said(part('card', 'iban'), { allOf: [elsewhere, part('card', 'iban')] })).toEqual([
      'breaking request-field-refused',
    ]);
  });
});

describe('a pattern that comes over a named field of a closed object', () => {
  const named = { properties: { 'x-note': text }, additionalProperties: false };
  const over = (schema: unknown, pattern = '^x-') => ({ ...named, patternProperties: { [pattern]: schema } });

  test('limits the field', () => {
    expect(said(named, over({ maxLength: 3 }))).toEqual(['breaking schema-limit-introduced']);
    expect(said(named, over(amount))).toEqual(['breaking request-type-changed']);
    expect(said(over({ maxLength: 3 }), over({ maxLength: 3 }, '^x'))).toEqual([]);
  });

  test('is nothing where the field keeps to it, or has another name', () => {
    expect(said(named, over(text))).toEqual([]);
    expect(said(named, over({ maxLength: 3 }, '^y-'))).toEqual([]);
  });
});

describe('a list of literals beside all that is of their type', () => {
  const listing = (...values: readonly unknown[]) => ({ properties: { state: { anyOf: [text, { enum: values }] } } });

  test('tells of known values, and neither refuses one nor brings one', () => {
    expect(said(listing('open'), listing('paid'))).toEqual([]);
    expect(said(listing('open'), { properties: { state: text } })).toEqual([]);
    expect(said(listing('open'), { properties: { state: { enum: ['open'] } } })).toEqual([
      'breaking request-enum-introduced',
    ]);
  });

  test('counts where a value of it is of another type, or the other one has a limit', () => {
    expect(said(listing('open', 1), listing('open'))).toEqual(['breaking request-variant-removed']);
    const short = (...values: readonly unknown[]) => ({
      properties: { state: { anyOf: [{ ...text, maxLength: 4 }, { enum: values }] } },
    });
    expect(said(short('shipped'), short('returned'))).toEqual(['breaking request-enum-value-removed']);
  });
});

describe('an answer that may be anything now', () => {
  const answer = (schema: Schema) => ({
    'openapi.json': JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Orders', version: '1' },
      paths: {
        '/orders': {
          get: {
            responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } },
          },
        },
      },
    }),
  });
  const rules = (before: Schema, after: Schema) =>
    saidOf(answer(before), answer(after)).map(({ rule, message }) => `${rule} ${message}`);
  const order = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };

  test.each<[string, Schema]>([
    ['fields', order],
    ['a list of values', { type: 'string', enum: ['open', 'paid'] }],
    ['items', { type: 'array', items: order }],
    ['a limit', { type: 'string', maxLength: 3 }],
  ])('lost %s with its type, and that is one finding', (_, before) => {
    expect(rules(before, { description: 'Anything.' })).toEqual([
      expect.stringContaining('contract/response-type-changed The type of `200 response`'),
    ]);
  });

  test('and no more than that: what is left beside the fields is still compared', () => {
    expect(rules(order, { minProperties: 1 })).toHaveLength(2);
  });
});

test('an alternative without a name is told by its fields', () => {
  const body = (schema: Schema) => ({
    'openapi.json': JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Orders', version: '1' },
      paths: {
        '/orders': {
          post: {
            requestBody: { content: { 'application/json': { schema } } },
            responses: { 204: { description: 'ok' } },
          },
        },
      },
    }),
  });
  const other = { type: 'object', properties: { code: text } };
  const order = (...required: readonly string[]) => ({
    type: 'object',
    required,
    properties: { id: text, total: amount },
  });
  const found = saidOf(body({ anyOf: [order('id'), other] }), body({ anyOf: [order('id', 'total'), other] }));
  expect(found.map(({ message }) => message)).toEqual([
    'The field `total` became required in the alternative with id, total in the request body of POST /orders.',
  ]);
});

test('a list that is closed is told by its items', () => {
  expect(
    said({ properties: { at: { type: 'array' } } }, { properties: { at: { type: 'array', items: false } } }),
  ).toEqual(['breaking request-list-closed']);
});
