import { createRequire } from 'node:module';
import type * as Inspector from '@graphql-inspector/core';
import type * as Graphql from 'graphql';
import { expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

// Both of one kind of module, or the one would not know the schemas of the other.
const load = createRequire(import.meta.url);
const { diff } = load('@graphql-inspector/core') as typeof Inspector;
const { buildSchema } = load('graphql') as typeof Graphql;

/** Values of each type that an argument can have. */
const values: Readonly<Record<string, readonly string[]>> = {
  Int: ['5', '77', 'null'],
  'Int!': ['5', '77'],
  Float: ['0.5', '1.5'],
  Boolean: ['true', 'false'],
  String: ['"open"', '"paid"', '""'],
  ID: ['"a"', '"b"'],
  Sort: ['DATE', 'TOTAL'],
  '[Int]': ['[1, 2]', '[2, 1]', '[]'],
  Page: ['{ size: 1 }', '{ size: 2 }', '{ size: 1, from: "a" }'],
};

const places: Readonly<Record<string, (argument: string) => string>> = {
  argument: (one) => `type Query { order(${one}): ID by(given: By): ID }\ninput By { id: ID }\n`,
  'field of an input': (one) => `type Query { order(id: ID): ID by(given: By): ID }\ninput By { ${one} }\n`,
  'argument of a directive': (one) =>
    `type Query { order(id: ID): ID by(given: By): ID }\ninput By { id: ID }\ndirective @limit(${one}) on FIELD\n`,
};
const types = 'enum Sort { DATE TOTAL }\ninput Page { size: Int from: ID }\n';

function oursOf(before: string, after: string) {
  const side = (body: string) => ({ paths: ['shop.graphql'], texts: { 'shop.graphql': body }, refused: {} });
  const request = { asOf: '2026-06-01', format: null, mode: null, pairs: [], before: side(before), after: side(after) };
  return compareContracts(request).result.changes.map(({ severity, rule, message }) => ({ severity, rule, message }));
}

/** Whether a judge says that a default is another one. */
async function isOther(before: string, after: string): Promise<boolean> {
  const changes = await diff(buildSchema(before), buildSchema(after));
  return changes.some(({ type }) => type.includes('DEFAULT'));
}

test.each(Object.entries(places))(
  'another default of an %s is said, and the same in other words is not',
  async (_, place) => {
    const schema = (type: string, value: string) => `${types}${place(`first: ${type} = ${value}`)}`;
    for (const [type, all] of Object.entries(values)) {
      for (const was of all) {
        for (const now of all) {
          const [before, after] = [schema(type, was), schema(type, now)];
          const said = oursOf(before, after);
          const about = { type, was, now };
          expect({ ...about, said: said.length > 0 }).toEqual({ ...about, said: await isOther(before, after) });
          // Who leaves it out is treated otherwise from one day to the other.
          expect({ ...about, safe: said.filter(({ severity }) => severity === 'safe') }).toEqual({
            ...about,
            safe: [],
          });
          expect(oursOf(before, before.replaceAll(', ', ' ').replaceAll('{ size', '{size'))).toEqual([]);
        }
      }
    }
  },
);
