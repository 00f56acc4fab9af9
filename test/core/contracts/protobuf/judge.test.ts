import { type Arbitrary, array, assert, constantFrom, nat, property, record } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import type { ContractResult } from '../../../../src/core/model/contract-result.ts';
import { type Annotation, askBuf, findBuf } from './buf.ts';
import { anySchema, edits } from './edits.ts';
import { written } from './schema.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

const buf = findBuf();
if (buf === null)
  console.warn('SKIPPED: buf is not installed for this machine, so nobody judges what is said of protobuf.');

const modes = ['FILE', 'PACKAGE', 'WIRE_JSON', 'WIRE'] as const;
type Mode = (typeof modes)[number];

/** What buf calls breaking and we do not, by its rule: in these modes only. */
const milder: Readonly<Record<string, { readonly modes: readonly Mode[]; readonly because: string }>> = {
  FIELD_WIRE_COMPATIBLE_TYPE: {
    modes: ['WIRE'],
    because:
      'an enum is an int32 on the wire, a map is a list of pairs, and a message is what it holds, whatever its name',
  },
  FIELD_WIRE_JSON_COMPATIBLE_TYPE: { modes: ['WIRE_JSON'], because: 'a message is what it holds, whatever its name' },
  FIELD_WIRE_COMPATIBLE_CARDINALITY: { modes: ['WIRE'], because: 'a map is a list of pairs on the wire' },
  FIELD_SAME_ONEOF: { modes: ['WIRE', 'WIRE_JSON'], because: 'a field alone in a oneof excludes no other' },
  RPC_SAME_REQUEST_TYPE: { modes: ['WIRE', 'WIRE_JSON'], because: 'a message is what it holds, whatever its name' },
  RPC_SAME_RESPONSE_TYPE: { modes: ['WIRE', 'WIRE_JSON'], because: 'a message is what it holds, whatever its name' },
  FIELD_SAME_NAME: { modes: ['WIRE_JSON'], because: 'JSON has its JSON name, and that is as it was' },
};

/** What we call breaking and buf does not, by our rule. */
const stricter: Readonly<Record<string, { readonly modes: readonly Mode[]; readonly because: string }>> = {
  'contract/method-removed': { modes: ['WIRE', 'WIRE_JSON'], because: 'its name is the path that clients call' },
  'contract/service-removed': { modes: ['WIRE', 'WIRE_JSON'], because: 'its name is in the path that clients call' },
};

interface Pair {
  readonly name: string;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}

const names = Object.keys(edits);
const picks = record({ edit: constantFrom(...names), pick: nat(4_000) });

/** Pairs of schemas, with so many edits between the two, each in a package of its own. */
function pairs(most: number): Arbitrary<readonly Pair[]> {
  const pair = record({ schema: anySchema, steps: array(picks, { minLength: 1, maxLength: most }) });
  return array(pair, { minLength: 50, maxLength: 50 }).map((list) =>
    list.map(({ schema, steps }, index) => {
      const after = steps.reduce((now, { edit, pick }) => (edits[edit] ?? ((one) => one))(now, pick), schema);
      const folder = `p${index}`;
      return {
        name: steps.map(({ edit }) => edit).join(', then '),
        before: written(schema, folder),
        after: written(after, folder),
      };
    }),
  );
}

function oursOf({ before, after }: Pair, mode: Mode): ContractResult {
  const side = (texts: Pair['before']) => ({ paths: Object.keys(texts), texts, refused: {} });
  const request = {
    before: side(before),
    after: side(after),
    pairs: [],
    format: 'protobuf',
    mode,
    asOf: '2026-06-01',
  } as const;
  return compareContracts(request).result;
}

/** What buf says of each pair, asked about all of them at once. */
function judged(all: readonly Pair[], mode: Mode): readonly (readonly Annotation[])[] {
  const side = (key: 'before' | 'after') => Object.assign({}, ...all.map((one) => one[key])) as Pair['before'];
  const found = askBuf(buf ?? '', side('before'), side('after'), [mode]);
  return all.map((_, index) =>
    found.filter(({ path, message }) => `${path ?? ''} ${message}`.match(new RegExp(`\\bp${index}\\b`))),
  );
}

describe.skipIf(buf === null)('against buf', () => {
  test.each(modes)('nothing that it finds in %s is called compatible', { timeout: 60_000 }, (mode) => {
    assert(
      property(pairs(3), (all) => {
        const verdicts = judged(all, mode);
        const wrong = all.flatMap((pair, index) => {
          const hard = (verdicts[index] ?? []).filter(({ type }) => milder[type]?.modes.includes(mode) !== true);
          const { verdict, changes } = oursOf(pair, mode);
          return hard.length > 0 && verdict === 'compatible' ? [{ name: pair.name, hard, changes, pair }] : [];
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 1, seed: 42, endOnFailure: true },
    );
  });

  test.each(modes)('one edit that it lets pass in %s is not called breaking', { timeout: 60_000 }, (mode) => {
    assert(
      property(pairs(1), (all) => {
        const verdicts = judged(all, mode);
        const wrong = all.flatMap((pair, index) => {
          const { changes } = oursOf(pair, mode);
          const hard = changes.filter(
            ({ rule, severity }) => severity === 'breaking' && stricter[rule]?.modes.includes(mode) !== true,
          );
          return verdicts[index]?.length === 0 && hard.length > 0 ? [{ name: pair.name, hard, pair }] : [];
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 1, seed: 7, endOnFailure: true },
    );
  });

  test.each(modes)('each scalar that becomes another in %s is judged alike', { timeout: 60_000 }, (mode) => {
    const verdicts = judged(scalarPairs, mode);
    const wrong = scalarPairs.flatMap((pair, index) => {
      const { verdict, changes } = oursOf(pair, mode);
      const found = verdicts[index] ?? [];
      return found.length > 0 === (verdict === 'breaking') ? [] : [{ name: pair.name, found, changes }];
    });
    expect(wrong).toEqual([]);
    expect(verdicts.filter((found) => found.length > 0).length).toBeGreaterThan(60);
  });
});

const scalars =
  `double float int32 int64 uint32 uint64 sint32 sint64 fixed32 fixed64 sfixed32 sfixed64 bool string bytes`.split(' ');

/** One field of each scalar, which is each other one after the change. */
const scalarPairs: readonly Pair[] = scalars
  .flatMap((was) => scalars.flatMap((now) => (was === now ? [] : [[was, now] as const])))
  .map(([was, now], index) => {
    const text = (type: string) => ({
      [`p${index}/orders.proto`]: `syntax = "proto3";\npackage p${index};\nmessage Order {\n  ${type} id = 1;\n}\n`,
    });
    return { name: `${was} to ${now}`, before: text(was), after: text(now) };
  });
