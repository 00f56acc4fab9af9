import { Ajv } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

/** What a keyword may say, where undefined leaves it out. Each is replaced by each other. */
const texts: Readonly<Record<string, readonly unknown[]>> = {
  type: ['string', ['string', 'null'], 'integer', ['string', 'integer'], undefined],
  minLength: [undefined, 1, 2],
  maxLength: [undefined, 1, 2],
  pattern: [undefined, '^a', '^ab'],
  enum: [undefined, ['a', 'bb'], ['a'], ['a', 1]],
  const: [undefined, 'a', 'bb'],
  not: [undefined, { const: 'a' }, { enum: ['a', 'bb'] }],
};
const numbers: Readonly<Record<string, readonly unknown[]>> = {
  type: ['number', 'integer', ['number', 'null'], 'string'],
  minimum: [undefined, 0, 1],
  maximum: [undefined, 2, 3],
  exclusiveMinimum: [undefined, 0, 1],
  exclusiveMaximum: [undefined, 2, 3],
  multipleOf: [undefined, 1, 2],
  enum: [undefined, [1, 2], [1]],
};
const lists: Readonly<Record<string, readonly unknown[]>> = {
  items: [undefined, { type: 'string' }, { type: ['string', 'integer'] }],
  minItems: [undefined, 1, 2],
  maxItems: [undefined, 1, 2],
  uniqueItems: [undefined, true, false],
  contains: [undefined, { const: 'a' }, { type: 'string' }],
};
const counted: Readonly<Record<string, readonly unknown[]>> = {
  contains: [undefined, { const: 'a' }, { type: 'string' }, { type: ['string', 'integer'] }],
};
/** How many items are asked for and let through. */
const counts = [{ maxContains: 1 }, { minContains: 0 }, { minContains: 0, maxContains: 1 }, { minContains: 2 }];
const objects: Readonly<Record<string, readonly unknown[]>> = {
  required: [undefined, ['id'], ['id', 'total']],
  additionalProperties: [undefined, false, true, { type: 'string' }],
  minProperties: [undefined, 1, 2],
  maxProperties: [undefined, 2, 3],
  propertyNames: [undefined, { maxLength: 4 }, { maxLength: 5 }],
  patternProperties: [undefined, { '^o': { type: 'string' } }, { '^o': { type: ['string', 'integer'] } }],
  if: [
    undefined,
    { required: ['id'] },
    { properties: { id: { const: 'a' } }, required: ['id'] },
    { properties: { id: { enum: ['a', 'bb'] } }, required: ['id'] },
    { properties: { id: { const: 'a' } } },
  ],
  anyOf: [undefined, [{ required: ['id'] }, { required: ['total'] }], [{ required: ['id'] }]],
};

const others = { additionalProperties: [undefined, false, true, { type: 'string' }] };

const typical = { id: 'a', total: 1, lines: ['a'] };
const leaves: readonly unknown[] = ['', 'a', 'ab', 'bb', 'abc', 0, 1, 1.5, 2, 3, 4, -1, true, null];
const some: readonly unknown[] = [...leaves, [], ['a'], ['a', 'a'], ['b', 1], [1], [true], ['a', 'b', 'c'], {}];

/** Objects that have one odd field, whatever the others are. */
const instances: readonly object[] = ['id', 'total', 'lines', 'other', 'longer'].flatMap((name) =>
  [{}, typical, { id: 'a' }, { total: 1 }].flatMap((rest: object) => {
    const { [name as 'id']: _, ...without } = rest as typeof typical;
    return [without, ...some.map((value) => ({ ...without, [name]: value }))];
  }),
);

interface Edit {
  readonly name: string;
  readonly before: object;
  readonly after: object;
}

/** A schema of an order in which one keyword of one part says something else. */
function edits(keywords: typeof texts, place: (part: object) => object, fixed: object): Edit[] {
  return Object.entries(keywords).flatMap(([keyword, values]) =>
    values.flatMap((was) =>
      values.flatMap((now): Edit[] => {
        if (was === now) return [];
        const part = (value: unknown) => ({ ...fixed, ...(value === undefined ? {} : { [keyword]: value }) });
        const name = `${keyword} from ${JSON.stringify(was)} to ${JSON.stringify(now)}`;
        return [{ name, before: place(part(was)), after: place(part(now)) }];
      }),
    ),
  );
}

const order = (properties: object, rest: object = {}) => ({ type: 'object', properties, ...rest });
const consequence = new Map([['then', { required: ['total'] }]]);
const plain = { id: { type: 'string' }, total: { type: 'number' }, lines: { type: 'array' } };
const all: readonly Edit[] = [
  ...edits(texts, (id) => order({ ...plain, id }), { type: 'string' }),
  ...edits(numbers, (total) => order({ ...plain, total }), { type: 'number' }),
  ...edits(lists, (one) => order({ ...plain, lines: one }), { type: 'array' }),
  ...counts.flatMap((fixed) => edits(counted, (one) => order({ ...plain, lines: one }), { type: 'array', ...fixed })),
  ...edits(
    { maxContains: [undefined, 1, 2], minContains: [undefined, 0, 2] },
    (one) => order({ ...plain, lines: one }),
    {
      type: 'array',
    },
  ),
  ...edits(others, (rest) => order(plain, rest), { unevaluatedProperties: false }),
  ...edits(
    others,
    (rest) => order(plain, { allOf: [{ ...rest, properties: plain }], unevaluatedProperties: false }),
    {},
  ),
  ...edits(objects, (rest) => order(plain, rest), Object.fromEntries(consequence)),
];

const dialects = [
  ['http://json-schema.org/draft-07/schema#', new Ajv({ strict: false })],
  ['https://json-schema.org/draft/2019-09/schema', new Ajv2019({ strict: false })],
  ['https://json-schema.org/draft/2020-12/schema', new Ajv2020({ strict: false })],
] as const;

function compared(before: object, after: object, mode: string) {
  const side = (schema: object) => ({
    paths: ['order.json'],
    texts: { 'order.json': JSON.stringify(schema) },
    refused: {},
  });
  const sides = { before: side(before), after: side(after) };
  return compareContracts({ ...sides, pairs: [], format: 'json-schema', mode, asOf: '2026-06-01' }).result;
}

test.each(dialects)(
  'in %s one edit breaks where a validator refuses what it took, and nowhere else',
  ($schema, ajv) => {
    const wrong: string[] = [];
    const broken = { BACKWARD: 0, FORWARD: 0 };
    for (const { name, before, after } of all) {
      const [one, other] = [before, after].map((schema) => ajv.compile({ $schema, ...schema }));
      for (const mode of ['BACKWARD', 'FORWARD'] as const) {
        const [writer, reader] = mode === 'BACKWARD' ? [one, other] : [other, one];
        const refused = instances.find((each) => writer?.(each) === true && reader?.(each) === false);
        if (refused !== undefined) broken[mode]++;
        const { verdict, changes } = compared({ $schema, ...before }, { $schema, ...after }, mode);
        const breaking = changes.filter(({ severity }) => severity === 'breaking');
        if (refused !== undefined && verdict === 'compatible')
          wrong.push(`${mode} ${name}: silent, ${JSON.stringify(refused)}`);
        if (refused === undefined && breaking.length > 0)
          wrong.push(`${mode} ${name}: nothing is refused, ${breaking.map(({ message }) => message).join(' ')}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(Math.min(...Object.values(broken))).toBeGreaterThan(60);
  },
  60_000,
);
