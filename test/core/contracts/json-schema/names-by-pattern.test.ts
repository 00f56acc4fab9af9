import { createRequire } from 'node:module';
import type * as Refa from 'refa';
import { expect, onTestFinished, test, vi } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

type Schema = Readonly<Record<string, unknown>>;

/** What is said of a change of an object, by severity and rule, but for what is safe. */
function said(before: Schema, after: Schema, mode: 'BACKWARD' | 'FORWARD' = 'BACKWARD'): readonly string[] {
  const file = 'order.schema.json';
  const $schema = 'https://json-schema.org/draft/2020-12/schema';
  const tree = (schema: Schema) => ({
    paths: [file],
    texts: { [file]: JSON.stringify({ $schema, type: 'object', ...schema }, null, 1) },
    refused: {},
  });
  const given = { pairs: [], format: null, mode, asOf: '2026-06-01' };
  const { changes } = compareContracts({ ...given, before: tree(before), after: tree(after) }).result;
  return changes
    .filter(({ severity, rule }) => severity !== 'safe' && !rule.startsWith('versioning/'))
    .map(({ severity, rule }) => `${severity} ${rule.slice(rule.indexOf('/') + 1)}`);
}

const text = { type: 'string' };
const short = { type: 'string', maxLength: 4 };
const closed = (patterns: Schema) => ({ patternProperties: patterns, additionalProperties: false });
const open = (patterns: Schema) => ({ patternProperties: patterns });

test('a new pattern limits the names that another one let through', () => {
  const before = closed({ '^x-': text });
  expect(said(before, closed({ '^x-': text, '^x-n': { type: 'string', enum: ['a'] } }))).toEqual([
    'breaking request-enum-introduced',
  ]);
  expect(said(before, closed({ '^x-': text, '^x-n': { type: 'integer' } }))).toEqual(['breaking request-type-changed']);
  expect(said(before, closed({ '^x-': text, '^x-n': short }))).toEqual(['breaking schema-limit-introduced']);
  expect(said(before, closed({ '^x-': text, n$: short }))).toEqual(['breaking schema-limit-introduced']);
});

test('a new pattern that asks for no more than another one does is nothing', () => {
  for (const mode of ['BACKWARD', 'FORWARD'] as const) {
    expect(said(closed({ '^x-': short }), closed({ '^x-': short, '^x-n': text }), mode)).toEqual([]);
    expect(said(closed({ '^x-': short, '^x-n': text }), closed({ '^x-': short }), mode)).toEqual([]);
    expect(said(closed({ '^[xy]-': text }), closed({ '^x-': text, '^y-': text }), mode)).toEqual([]);
  }
  // Nobody sent names that were refused.
  expect(said(closed({ '^x-': text }), closed({ '^x-': text, '^y-': short }))).toEqual([]);
});

test('a pattern that is written in another way, or has other names, is the one it was', () => {
  for (const object of [closed, open]) {
    expect(said(object({ '^x-': text }), object({ '^(x-)': text }))).toEqual([]);
    expect(said(object({ '^x-': text }), object({ '^(x-)': short }))).toEqual(['breaking schema-limit-introduced']);
    expect(said(object({ '^x-': text }), object({ '^x': { type: 'integer' } }))).toContain(
      'breaking request-type-changed',
    );
  }
  expect(said(open({ '^x-': text }), open({ '^x-a': text }))).toEqual([]);
  expect(said(open({ '^x-': text }), open({ '^x': text }))).toEqual(['breaking request-constraint-introduced']);
  expect(said(closed({ '^x-': text }), closed({ '^x-a': text }))).toEqual(['breaking request-object-closed']);
});

test('a schema that refuses other fields is as closed under one keyword as under the other', () => {
  const properties = { id: text };
  const ways: readonly Schema[] = [
    { properties, additionalProperties: false },
    { properties, unevaluatedProperties: false },
    { properties, additionalProperties: { not: {} } },
  ];
  for (const before of ways) {
    for (const after of ways) expect(said(before, after)).toEqual([]);
    expect(said({ properties }, before)).toEqual(['breaking request-object-closed']);
  }
});

test('fields that a part names are refused by the keyword that does not look into it', () => {
  const parts = { allOf: [{ properties: { id: text } }], properties: { note: text } };
  const before = { ...parts, unevaluatedProperties: false };
  expect(said(before, { ...parts, additionalProperties: false })).toContain('breaking request-object-closed');
});

test('objects by the hundred, each with patterns that are new, are compared in a moment', () => {
  const objects = (start: string) => ({
    properties: Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [
        `field${at}`,
        closed(Object.fromEntries(Array.from({ length: 20 }, (_, one) => [`^${start}${at}[a-z]{1,30}${one}`, text]))),
      ]),
    ),
  });
  expect(said(objects('x'), objects('y'))).toHaveLength(200);
}, 20_000);

test('names of very many objects are not held against their patterns, and those of a few are', () => {
  const objects = (count: number, limit: number) => ({
    properties: Object.fromEntries(
      Array.from({ length: count }, (_, at) => {
        const object = {
          ...closed({ [`^x-${at}`]: { type: 'string', maxLength: limit } }),
          properties: { [`x-${at}-n`]: text },
        };
        return [`o${at}`, { type: 'object', ...object }];
      }),
    ),
  });
  const { NFA } = createRequire(import.meta.url)('refa') as typeof Refa;
  const automata = vi.spyOn(NFA, 'fromRegex');
  onTestFinished(() => automata.mockRestore());
  expect(said(objects(3, 5), objects(3, 4)).length).toBeGreaterThan(0);
  const few = automata.mock.calls.length;
  said(objects(600, 5), objects(600, 4));
  expect(automata.mock.calls.length - few).toBeLessThan(600);
});
