import { Ajv2020 } from 'ajv/dist/2020.js';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

const dialect = 'https://json-schema.org/draft/2020-12/schema';
const small = fc.integer({ min: 0, max: 3 });
const optional = { requiredKeys: [] };
const words = fc.constantFrom('a', 'bb', 'ccc');
const text = fc.record(
  {
    minLength: small,
    maxLength: small,
    pattern: fc.constantFrom('^a', 'b$'),
    enum: fc.uniqueArray(words, { minLength: 1 }),
    const: words,
  },
  optional,
);
const number = fc.record(
  {
    minimum: small,
    maximum: small,
    exclusiveMinimum: small,
    multipleOf: fc.constantFrom(1, 2),
    enum: fc.uniqueArray(small, { minLength: 1 }),
  },
  optional,
);
const leaf = fc.oneof(
  text.map((one) => ({ type: 'string', ...one })),
  number.map((one) => ({ type: 'integer', ...one })),
  number.map((one) => ({ type: ['number', 'null'], ...one })),
  fc.constantFrom(
    {},
    { type: 'boolean' },
    { not: { type: 'string' } },
    { anyOf: [{ type: 'integer' }, { type: 'null' }] },
  ),
);
const list = fc
  .tuple(leaf, fc.record({ minItems: small, maxItems: small, uniqueItems: fc.boolean() }, optional))
  .map(([items, limits]) => ({ type: 'array', items, ...limits }));
const names = ['id', 'total', 'note'] as const;
const order = fc.record(
  {
    properties: fc.record(
      { id: leaf, total: fc.oneof(leaf, list), note: fc.oneof(leaf, fc.constant(false)) },
      optional,
    ),
    patternProperties: fc.record({ '^t': leaf, e$: leaf }, optional),
    required: fc.subarray([...names]),
    additionalProperties: fc.oneof(fc.boolean(), leaf),
    minProperties: small,
    maxProperties: small,
  },
  optional,
);
const value = fc.constantFrom<unknown>(
  '',
  'a',
  'bb',
  'ccc',
  0,
  1,
  2,
  3,
  1.5,
  true,
  null,
  [],
  ['a'],
  [1, 1],
  [1, 2, 'a'],
  {},
);
const instance = fc.dictionary(fc.constantFrom(...names, 'other'), value, { maxKeys: 4 });

/** Somebody else's. It compiles a schema when it first meets it, and those of the dialect once. */
const ajv = new Ajv2020({ strict: false });

/** What a validator that somebody else wrote takes. */
function validator(schema: object): (one: unknown) => boolean {
  return (one) => ajv.validate(schema, one) as boolean;
}

test('what a validator took before and refuses now is never called compatible', () => {
  let broken = 0;
  fc.assert(
    fc.property(order, order, fc.array(instance, { minLength: 30, maxLength: 30 }), (one, other, instances) => {
      const [before, after] = [one, { ...one, ...other }].map((rest) => ({
        $schema: dialect,
        type: 'object',
        ...rest,
      }));
      const [took, takes] = [validator(before as object), validator(after as object)];
      // What an open schema begins to describe is called safe: see decision 20.
      const described = Object.keys(other.properties ?? {}).filter((name) => !(name in (one.properties ?? {})));
      const known = instances.filter((each) => described.every((name) => !(name in each)));
      const refused = known.find((each) => took(each) && !takes(each));
      if (refused === undefined) return;
      broken += 1;
      const side = (schema: unknown) => ({
        paths: ['order.json'],
        texts: { 'order.json': JSON.stringify(schema) },
        refused: {},
      });
      const [format, mode, asOf] = ['json-schema', 'BACKWARD', '2026-06-01'] as const;
      const { result } = compareContracts({ before: side(before), after: side(after), pairs: [], format, mode, asOf });
      expect({ verdict: result.verdict, refused }).not.toMatchObject({ verdict: 'compatible' });
    }),
    { numRuns: 200, seed: 20_261_129 },
  );
  // Enough of the pairs broke something for this to mean anything.
  expect(broken).toBeGreaterThan(40);
});
