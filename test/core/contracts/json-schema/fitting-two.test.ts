import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

const $schema = 'https://json-schema.org/draft/2020-12/schema';
const ajv = new Ajv2020({ strict: false });

function rulesOf(before: object, after: object, mode: string) {
  const side = (schema: object) => ({
    paths: ['price.json'],
    texts: { 'price.json': JSON.stringify({ $schema, ...schema }) },
    refused: {},
  });
  const sides = { before: side(before), after: side(after) };
  const { result } = compareContracts({ ...sides, pairs: [], format: 'json-schema', mode, asOf: '2026-06-01' });
  return {
    verdict: result.verdict,
    breaking: result.changes.filter(({ severity }) => severity === 'breaking').map(({ rule }) => rule),
  };
}

const either = (...oneOf: readonly object[]) => ({ oneOf });
const upTo = (maximum: number) => ({ type: 'number', maximum });
const from = (minimum: number) => ({ type: 'number', minimum });

test('a limit that is loosened until a number fits two alternatives breaks whoever sends it', () => {
  expect(rulesOf(either(upTo(3), from(5)), either(upTo(6), from(5)), 'BACKWARD').breaking).toEqual([
    'contract/alternatives-overlap',
  ]);
  // It took no number of the other one before, and takes none now.
  expect(rulesOf(either(upTo(3), from(5)), either(upTo(4), from(5)), 'BACKWARD').verdict).toBe('compatible');
});

test('two alternatives that met before may not come to meet in more numbers', () => {
  expect(rulesOf(either(upTo(3), from(2)), either(upTo(4), from(2)), 'BACKWARD').breaking).toEqual([
    'contract/alternatives-overlap',
  ]);
  expect(rulesOf(either(upTo(3), from(2)), either(upTo(4), from(2)), 'FORWARD').breaking).toEqual([]);
  expect(rulesOf(either(upTo(4), from(2)), either(upTo(3), from(2)), 'FORWARD').breaking).toEqual([
    'contract/alternatives-overlap',
  ]);
});

test('a literal in one part of an alternative tells it apart, whatever another part says of its field', () => {
  const kindOf = (...parts: readonly object[]) => ({
    type: 'object',
    required: ['kind'],
    allOf: parts.map((kind) => ({ properties: { kind } })),
  });
  const kinds = (...third: readonly object[]) =>
    either(kindOf({ const: 'a' }), kindOf({ const: 'c' }), ...(third.length > 0 ? [kindOf(...third)] : []));
  expect(rulesOf(kinds(), kinds({ const: 'b' }, { type: 'string' }), 'BACKWARD').verdict).toBe('compatible');
  expect(rulesOf(kinds(), kinds({ const: 'a' }, { type: 'string' }), 'BACKWARD').breaking).toEqual([
    'contract/alternatives-overlap',
  ]);
});

const scalars = [
  upTo(1),
  upTo(3),
  from(2),
  { type: 'integer', minimum: 2, maximum: 5 },
  { type: ['number', 'string'], maximum: 2 },
  { enum: ['a', 2] },
  { type: 'string', enum: ['a', 'b'] },
  { anyOf: [{ const: 'b' }, { const: 4 }] },
  { type: 'object' },
];
const built = [
  upTo(1),
  { type: 'string', maxLength: 1 },
  { type: 'string', minLength: 2 },
  { type: 'array', items: { type: 'string' } },
  { type: 'array', items: { type: ['string', 'integer'] }, minItems: 2 },
  { type: 'object', properties: { kind: { const: 'a' } }, required: ['kind'] },
  { type: 'object', properties: { kind: { enum: ['a', 'b'] } }, required: ['kind'] },
  { type: 'object', properties: { kind: { type: 'string' }, size: { type: 'integer' } }, required: ['size'] },
];

test.each([
  ['numbers and listed texts', scalars],
  ['texts, lists and objects', built],
])(
  'what a validator refuses for fitting two is said, and nothing that it takes: %s',
  (_, parts) => {
    const objects = ['a', 'b', 'c', 1].flatMap((kind) => [{ kind }, { kind, size: 1 }, { kind, size: 'a' }]);
    const values = [
      ...objects,
      { size: 1 },
      ['a'],
      ['a', 'a'],
      ['a', 1],
      [1, 1],
      '',
      'a',
      'b',
      'ab',
      -1,
      0,
      0.5,
      1,
      1.5,
      2,
      2.5,
      3,
      3.5,
      4,
      5,
      6,
      true,
      {},
      [],
    ];
    const lists = parts.flatMap((one, index) => parts.slice(index + 1).map((other) => either(one, other)));
    const taken = new Map(
      lists.map((list) => [list, values.map((value) => ajv.validate({ $schema, ...list }, value))] as const),
    );
    const wrong: unknown[] = [];
    let said = 0;
    for (const [before, was] of taken) {
      for (const [after, now] of taken) {
        if (before.oneOf.every((one) => !after.oneOf.includes(one))) continue;
        const isRefused = was.some((took, index) => took && now[index] !== true);
        const { verdict, breaking } = rulesOf(before, after, 'BACKWARD');
        if (breaking.includes('contract/alternatives-overlap')) {
          said++;
          if (!isRefused) wrong.push({ before, after, breaking });
        }
        if (isRefused && verdict === 'compatible') wrong.push({ before, after, verdict });
      }
    }
    expect(wrong.map((one) => JSON.stringify(one))).toEqual([]);
    expect(said).toBeGreaterThan(20);
  },
  60_000,
);
