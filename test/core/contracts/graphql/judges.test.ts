import { createRequire } from 'node:module';
import type * as Inspector from '@graphql-inspector/core';
import { array, assert, asyncProperty, nat, tuple } from 'fast-check';
import type * as Graphql from 'graphql';
import { expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { shop } from './shop.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

// Both of one kind of module, or the one would not know the schemas of the other.
const load = createRequire(import.meta.url);
const { CriticalityLevel, diff } = load('@graphql-inspector/core') as typeof Inspector;
const { buildSchema, findBreakingChanges, validateSchema } = load('graphql') as typeof Graphql;

/** One edit of one line, by its number and by what is done; null where it cannot be done there. */
type Edit = readonly [line: number, what: number, choice: number];

const types = ['Int', 'String', 'ID', 'Order', 'State', 'Party', 'Lookup', '[String!]', '[Order]', 'Sort'];

/** What can be done to a line. Most lines hold one field, one argument or one value. */
const edits: readonly ((line: string, choice: number) => string | null)[] = [
  (line) => (/^ +\w/.test(line) ? '' : null),
  (line) => replaced(line, /(: [^=@!]*[\w\]])(?= *(=|@|$|\)))/, '$1!'),
  (line) => replaced(line, /!( *(=|@|$|\)))/, '$1'),
  (line) => replaced(line, /(\w)\]/, '$1!]'),
  (line) => replaced(line, /!\]/, ']'),
  (line, choice) => replaced(line, /: [[\w\]!]+/, `: ${types[choice % types.length]}`),
  (line) => replaced(line, / = \S+/, ''),
  (line) => replaced(line, /: Int!?$/, '$& = 5'),
  (line) => replaced(line, /= \d+/, '= 77'),
  (line) => replaced(line, /^ +\w+.*[\w\]!]$/, '$& @deprecated'),
  (line) => replaced(line, /^( +)(\w+)(.*[^({])$/, '$1$2$3\n$1more$3'),
  (line, choice) => replaced(line, / \| (\w+)(?=$| \|)/, choice % 2 === 0 ? '' : ' | $1 | Note'),
  (line, choice) => replaced(line, / (implements|&) \w+/, choice % 2 === 0 ? '' : '$& & Marked'),
  (line) => replaced(line, /^(type|interface|input|enum|union|scalar) (\w+)/, '$1 $2Two'),
  (line) => replaced(line, / repeatable/, ''),
  (line) => replaced(line, /^input \w+/, '$& @oneOf'),
];

function replaced(line: string, from: RegExp, to: string): string | null {
  return from.test(line) ? line.replace(from, to) : null;
}

function apply(text: string, [line, what, choice]: Edit): string {
  const lines = text.split('\n');
  const at = line % lines.length;
  const edited = edits[what % edits.length]?.(lines[at] ?? '', choice);
  if (typeof edited === 'string') lines.splice(at, 1, ...(edited === '' ? [] : [edited]));
  return lines.join('\n');
}

function built(text: string): Graphql.GraphQLSchema | null {
  try {
    const schema = buildSchema(text);
    return validateSchema(schema).length === 0 ? schema : null;
  } catch {
    return null;
  }
}

const anEdit = tuple(nat(500), nat(500), nat(50));
const before = built(shop);

function oursOf(text: string) {
  const side = (body: string) => ({ paths: ['shop.graphql'], texts: { 'shop.graphql': body }, refused: {} });
  const request = { asOf: '2026-06-01', format: null, mode: null, pairs: [], before: side(shop), after: side(text) };
  return compareContracts(request).result;
}

/** What the two judges prove to break, without what only our departures leave out. */
async function provenBy(after: Graphql.GraphQLSchema): Promise<readonly string[]> {
  if (before === null) throw new Error('the schema of the shop is none');
  const byInspector = await diff(before, after);
  return [
    ...findBreakingChanges(before, after).map(({ description }) => description),
    ...byInspector.filter(isBreaking).map(({ message }) => message),
  ].filter((said) => !departures.some(([pattern]) => pattern.test(said)));
}

function isBreaking({ criticality }: Inspector.Change): boolean {
  return criticality.level === CriticalityLevel.Breaking;
}

/** What a judge calls breaking and nobody can notice: each with the reason. */
const departures: readonly (readonly [RegExp, string])[] = [
  [/^Standard scalar \w+ was removed/, 'It is still there for whoever uses it.'],
  [/owned/, 'The directive can stand in the schema only: no client writes it.'],
];

/** What breaks although neither judge says so: each with the reason. */
const ours: readonly (readonly [rule: string, because: string])[] = [
  [
    'contract/argument-became-required',
    'The default went from an argument that cannot be null: they say that a default changed.',
  ],
  ['contract/request-field-became-required', 'The same for a field of an input.'],
  ['contract/directive-narrowed', 'One of them has no rule for what may no longer be repeated.'],
];

const options = { numRuns: 250, seed: 12 };

test('what a judge proves to break is never called compatible', { timeout: 20_000 }, async () => {
  let compared = 0;
  await assert(
    asyncProperty(array(anEdit, { minLength: 1, maxLength: 4 }), async (list) => {
      const text = list.reduce(apply, shop);
      const after = built(text);
      if (after === null || text === shop) return;
      compared++;
      const proven = await provenBy(after);
      const { verdict } = oursOf(text);
      expect({ list, proven, verdict: verdict === 'compatible' && proven.length > 0 }).toEqual({
        list,
        proven,
        verdict: false,
      });
    }),
    options,
  );
  expect(compared).toBeGreaterThan(40);
});

test(
  'one edit that we call breaking is so for a judge, or for a reason that is written down',
  { timeout: 20_000 },
  async () => {
    let breaking = 0;
    await assert(
      asyncProperty(anEdit, async (edit) => {
        const text = apply(shop, edit);
        const after = built(text);
        if (after === null || text === shop) return;
        const said = oursOf(text).changes.filter(({ severity }) => severity === 'breaking');
        if (said.every(({ rule }) => ours.some(([known]) => known === rule))) return;
        breaking++;
        const proven = await provenBy(after);
        expect({ edit, proven: proven.length > 0, said }).toEqual({ edit, proven: true, said });
      }),
      { ...options, numRuns: 500 },
    );
    expect(breaking).toBeGreaterThan(20);
  },
);

test(
  'each edit of each line that a judge proves to break is said, and no other is called breaking',
  { timeout: 90_000 },
  async () => {
    const lines = shop.split('\n').length;
    const texts = new Set<string>();
    for (let line = 0; line < lines; line++) {
      for (let what = 0; what < edits.length; what++) {
        for (const choice of [0, 1]) texts.add(apply(shop, [line, what, choice]));
      }
    }
    texts.delete(shop);
    const wrong: unknown[] = [];
    let broken = 0;
    for (const text of texts) {
      const after = built(text);
      if (after === null) continue;
      const proven = await provenBy(after);
      if (proven.length > 0) broken++;
      const { verdict, changes } = oursOf(text);
      const breaking = changes.filter(
        ({ severity, rule }) => severity === 'breaking' && !ours.some(([id]) => id === rule),
      );
      if (proven.length > 0 ? verdict === 'compatible' : breaking.length > 0) wrong.push({ proven, breaking, text });
    }
    expect(wrong).toEqual([]);
    expect(broken).toBeGreaterThan(100);
  },
);
