import { expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

/** What is not safe, in words. */
function said(before: object, after: object): readonly string[] {
  const side = (rest: object) => {
    const text = JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', ...rest });
    return { paths: ['order.json'], texts: { 'order.json': text }, refused: {} };
  };
  const sides = { before: side(before), after: side(after) };
  const { result } = compareContracts({ ...sides, pairs: [], format: null, mode: 'BACKWARD', asOf: '2026-06-01' });
  return result.changes.flatMap(({ severity, message }) => (severity === 'safe' ? [] : [message]));
}

const properties = { id: { type: 'string' }, code: { type: 'string' } };

test('alternatives that are asked for beside what there was are named, and none of them is what the value was', () => {
  const either = { properties, anyOf: [{ required: ['id'] }, { required: ['code'] }] };
  expect(said({ properties }, either)).toEqual([
    'The alternatives of the schema changed: `2 alternatives` now, none before.',
  ]);
  expect(said({ properties: { id: properties.id } }, { ...either, properties: { id: properties.id } })).toHaveLength(1);
});

test('the same where a field came with them', () => {
  const either = { properties, anyOf: [{ required: ['id'] }, { required: ['code'] }] };
  const one = { properties: { id: properties.id } };
  expect(said(one, either)).toEqual(['The alternatives of the schema changed: `2 alternatives` now, none before.']);
  expect(said({ ...one, required: ['id'] }, either)).toEqual([]);
});

test('a schema that became one of several is still compared with itself', () => {
  const order = { properties, required: ['id'] };
  const held = { properties: { order }, $defs: {} };
  const many = {
    properties: { order: { oneOf: [{ ...order, required: ['id', 'code'] }, { type: 'string' }] } },
    $defs: {},
  };
  expect(said(held, many)).toContain('The field `code` became required in order.');
});

test('what is asked in some cases only is said of the schema that asks it', () => {
  const asked = (...required: readonly string[]) => ({ properties, if: { required: ['id'] }, else: { required } });
  expect(said(asked('code'), asked('code', 'id'))).toEqual(['The required field `id` was added to the schema (else).']);
  expect(said({ properties }, asked('code'))).toEqual(['A new `if` limits the schema.']);
});

test('an object that comes to be named is new where any object was taken, and held to what was said of it where more was', () => {
  const sampler = { type: 'object', properties: { root: { type: 'string' } }, required: ['root'] };
  const told = (additionalProperties: unknown, field: object) =>
    said({ properties, additionalProperties }, { properties: { ...properties, sampler: field }, additionalProperties });
  expect(told({ type: ['object', 'null'] }, { ...sampler, additionalProperties: false })).toEqual([]);
  expect(told({ type: 'object', maxProperties: 1 }, sampler)).toContain(
    'The required field `root` was added to sampler.',
  );
  expect(told({ type: 'object' }, { type: 'string' })).toHaveLength(1);
});

test('alternatives that had been left out of their list take nothing from anybody, and narrow a type that had no list', () => {
  const listed = { oneOf: [{ const: 1, title: 'One' }, { const: 2 }] };
  const told = (before: object) =>
    said(
      { properties: { kind: { type: 'integer', ...before } } },
      { properties: { kind: { type: 'integer', ...listed } } },
    );
  expect(told({ oneOf: [] })).toEqual([]);
  expect(told({})).toEqual([expect.stringContaining('now accepts only')]);
});
