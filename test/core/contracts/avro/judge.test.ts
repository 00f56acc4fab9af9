import { Type } from 'avsc';
import { type Arbitrary, array, assert, constantFrom, nat, option, property, record, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';
import { order } from './schemas.ts';

await allReaders();

const plain = ['null', 'boolean', 'int', 'long', 'float', 'double', 'string', 'bytes'];

/** A type by the name of the field that has it, because what has a name is defined once. */
const types: readonly ((field: string) => unknown)[] = [
  ...plain.map((one) => () => one),
  () => ['null', 'string'],
  () => ['int', 'string'],
  () => ['null', 'long', 'string'],
  () => ({ type: 'array', items: 'int' }),
  () => ({ type: 'array', items: 'long' }),
  () => ({ type: 'map', values: 'string' }),
  (field) => ({ type: 'enum', name: `State_${field}`, symbols: ['OPEN', 'PAID'] }),
  (field) => ({ type: 'enum', name: `State_${field}`, symbols: ['OPEN', 'PAID', 'SENT'] }),
  (field) => ({ type: 'fixed', name: `Key_${field}`, size: 8 }),
  (field) => ({ type: 'fixed', name: `Key_${field}`, size: 16 }),
  (field) => ({ type: 'record', name: `Item_${field}`, fields: [{ name: 'sku', type: 'string' }] }),
  (field) => ({
    type: 'record',
    name: `Item_${field}`,
    fields: [
      { name: 'sku', type: 'string' },
      { name: 'count', type: 'int' },
    ],
  }),
];
const anyType: Arbitrary<(field: string) => unknown> = constantFrom(...types);

interface Field {
  readonly name: string;
  readonly type: (field: string) => unknown;
  readonly alias: string | null;
}

const names = ['id', 'total', 'note', 'state'];
const anyField: Arbitrary<Field> = record({
  name: constantFrom(...names),
  type: anyType,
  alias: option(constantFrom(...names), { freq: 6 }),
});

/** What becomes of one field: another one in its place, or nothing. */
const anEdit = tuple(nat(3), option(anyField, { freq: 5 }));

function schemaOf(fields: readonly Field[]): object {
  const once = fields.filter((one, at) => fields.findIndex(({ name }) => name === one.name) === at);
  return order(
    ...once.map(({ name, type, alias }) => {
      const written = type(name);
      const aliases = alias === null || once.some((one) => one.name === alias) ? {} : { aliases: [alias] };
      const first = Array.isArray(written) && written[0] === 'null' ? { default: null } : {};
      return { name, type: written, ...first, ...aliases };
    }),
  );
}

function applied(fields: readonly Field[], [at, to]: readonly [number, Field | null]): readonly Field[] {
  return [...fields.slice(0, at), ...(to === null ? [] : [to]), ...fields.slice(at + 1)];
}

interface Written {
  readonly fields: readonly { readonly name: string; readonly aliases?: readonly string[] }[];
}

/** Whether a field may be two of those that were written: avsc gives up there, and no specification says which. */
function isAmbiguous(reader: object, writer: object): boolean {
  const written = new Set((writer as Written).fields.map(({ name }) => name));
  return (reader as Written).fields.some(
    ({ name, aliases = [] }) => written.has(name) && aliases.some((alias) => written.has(alias)),
  );
}

/** Whether avsc finds a way to read what was written with one schema as the other. */
function canRead(reader: object, writer: object): boolean {
  const [a, b] = [reader, writer].map((schema) =>
    Type.forSchema(structuredClone(schema) as never, { wrapUnions: true }),
  );
  try {
    a?.createResolver(b as Type);
    return true;
  } catch {
    return false;
  }
}

function verdictOf(before: object, after: object, mode: string): string {
  const side = (schema: object) => ({
    paths: ['order.avsc'],
    texts: { 'order.avsc': JSON.stringify(schema) },
    refused: {},
  });
  const sides = { before: side(before), after: side(after) };
  return compareContracts({ ...sides, pairs: [], format: null, mode, asOf: '2026-06-01' }).result.verdict;
}

test.each(['BACKWARD', 'FORWARD'])('in %s we call breaking what avsc cannot read, and nothing else', (mode) => {
  let broken = 0;
  assert(
    property(
      array(anyField, { minLength: 2, maxLength: 4 }),
      array(anEdit, { minLength: 1, maxLength: 2 }),
      (fields, edits) => {
        const [before, after] = [schemaOf(fields), schemaOf(edits.reduce(applied, fields))];
        const [reader, writer] = mode === 'BACKWARD' ? [after, before] : [before, after];
        if (isAmbiguous(reader, writer)) {
          expect({ before, after, verdict: verdictOf(before, after, mode) }).not.toMatchObject({
            verdict: 'compatible',
          });
          return;
        }
        const reads = canRead(reader, writer);
        if (!reads) broken++;
        expect({ before, after, breaks: verdictOf(before, after, mode) === 'breaking' }).toEqual({
          before,
          after,
          breaks: !reads,
        });
      },
    ),
    { numRuns: 100, seed: 42 },
  );
  expect(broken).toBeGreaterThan(25);
});

/** What a field of one name may become, and what else there is to read it by. */
const fieldEdits: readonly (readonly [before: readonly object[], after: readonly object[]])[] = [
  ...types.flatMap((was) =>
    types.map((now) => [[{ name: 'id', type: was('id') }], [{ name: 'id', type: now('id') }]] as const),
  ),
  ...types.flatMap((type) => {
    const field = { name: 'id', type: type('id') };
    const renamed = { name: 'code', type: type('id') };
    const long = { name: 'id', type: 'long' };
    return [
      [[field], []],
      [[], [field]],
      [[field], [renamed]],
      [[field], [{ ...renamed, aliases: ['id'] }]],
      [[{ ...field, aliases: ['code'] }], [renamed]],
      [[long], [{ ...long, default: 0 }]],
      [[], [{ ...long, default: 0 }]],
      [[{ ...long, default: 0 }], []],
      [[{ ...long, default: 0 }], [{ name: 'code', type: 'long', default: 0 }]],
    ] as const;
  }),
];

test.each(['BACKWARD', 'FORWARD'])(
  'in %s each type that becomes another, and each field that comes, goes or is renamed, is judged as avsc does',
  { timeout: 90_000 },
  (mode) => {
    let broken = 0;
    for (const [was, now] of fieldEdits) {
      const [before, after] = [
        order({ name: 'first', type: 'int' }, ...was),
        order({ name: 'first', type: 'int' }, ...now),
      ];
      const reads = mode === 'BACKWARD' ? canRead(after, before) : canRead(before, after);
      if (!reads) broken++;
      expect({ was, now, breaks: verdictOf(before, after, mode) === 'breaking' }).toEqual({ was, now, breaks: !reads });
    }
    expect(broken).toBeGreaterThan(100);
  },
);
