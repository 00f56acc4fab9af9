import { describe, expect, it } from 'vitest';
import { carrying, effects, under } from '../../../orders/carrying.ts';
import { effectsOf } from '../../../orders/differences.ts';

const text = { type: 'string' };
const said = (...list: string[]) => list.map((one) => `${one} request body`);

describe('demands of several schemas that all hold', () => {
  it.each<[string, unknown[], unknown[], string[]]>([
    ['a literal stands in all lists', [{ enum: ['a', 'b'] }, { enum: ['b', 'c'] }], [{ enum: ['b'] }], []],
    [
      'so that any of them takes one away',
      [{ enum: ['a', 'b'] }, { enum: ['a', 'b', 'c'] }],
      [{ enum: ['a', 'b'] }, { enum: ['a', 'c'] }],
      ['enum-value presence input narrowed b'],
    ],
    [
      'patterns are a set',
      [{ ...text, pattern: '^a' }, { pattern: 'z$' }],
      [{ ...text, pattern: 'z$' }, { pattern: '^a' }],
      [],
    ],
    [
      'of which one more refuses more',
      [{ ...text, pattern: '^a' }, { pattern: 'z$' }],
      [{ ...text, pattern: '^a' }, { pattern: 'z$' }, { pattern: 'm' }],
      said('schema pattern input narrowed'),
    ],
    [
      'unless another one has it',
      [{ ...text, pattern: '^ab' }, { pattern: 'z$' }],
      [{ ...text, pattern: '^ab' }, { pattern: 'z$' }, { pattern: '^a' }],
      [],
    ],
    [
      'what is refused is a set',
      [{ ...text, not: { const: 'a' } }, { not: { enum: ['b', 'c'] } }],
      [{ ...text, not: { enum: ['c', 'b', 'a'], description: 'taken' } }],
      [],
    ],
    [
      'and more of it refuses more',
      [{ ...text, not: { const: 'a' } }, { not: { const: 'b' } }],
      [{ ...text, not: { const: 'a' } }, { not: { const: 'd' } }],
      said('schema not input narrowed'),
    ],
    [
      'multiples',
      [{ type: 'integer', multipleOf: 2 }, { multipleOf: 5 }],
      [{ type: 'integer', multipleOf: 5 }],
      said('schema multipleOf input widened'),
    ],
    [
      'what fields ask for',
      [{ type: 'object', dependentRequired: { gift: ['card'] } }, { dependentRequired: { card: ['text'] } }],
      [{ type: 'object', dependentRequired: { card: ['text'] } }, { dependentRequired: { gift: ['note'] } }],
      said('schema dependentRequired input replaced'),
    ],
  ])('%s', (_, was, now, expected) => {
    expect(effects({ allOf: was }, { allOf: now })).toEqual(expected);
  });

  it('that cannot be told apart are others', () => {
    const refuses = (not: unknown) => ({ ...text, not });
    expect(effects(refuses({ pattern: '^x' }), refuses({ pattern: '^y' }))).toEqual(said('schema not input replaced'));
  });
});

describe('a type that a literal has anyway', () => {
  const schema = (supported: object, asked = 'salt') => ({
    'orders.schema.json': JSON.stringify({
      $schema: 'http://json-schema.org/draft-07/schema#',
      type: 'object',
      anyOf: [
        { if: { properties: { kinds: { contains: supported } } }, ...under('then', { required: [asked] }) },
        { not: { required: ['kinds'] } },
      ],
    }),
  });

  it('changes no condition, also in an alternative', () => {
    const [bare, typed] = [{ const: 'a' }, { type: 'string', const: 'a', title: 'A' }];
    expect(effectsOf(schema(bare), schema(typed))).toEqual([]);
    expect(effectsOf(schema(typed), schema(bare))).toEqual([]);
    expect(effectsOf(schema(bare), schema({ type: 'string', const: 'b' }))).not.toEqual([]);
    expect(effectsOf(schema(bare), schema(typed, 'pepper'))).not.toEqual([]);
    expect(effectsOf(schema({ enum: ['a', 1] }), schema({ enum: ['a', 1], type: 'string' }))).not.toEqual([]);
  });

  it('is another where a field is called like a remark', () => {
    const asks = (title: string) => ({ properties: { title: { const: title } } });
    expect(effectsOf(schema(asks('a')), schema(asks('b')))).not.toEqual([]);
  });
});

describe('what is asked under a condition', () => {
  const asking = (required: string[]) => under('then', { required });
  const kind = (name: string) => ({ properties: { kind: { const: name } }, required: ['kind'] });
  const rule = (name: string, ...required: string[]) => ({ if: kind(name), ...asking(required) });
  const order = (...allOf: unknown[]) => ({ type: 'object', properties: { kind: text }, allOf });

  it('stays with its condition, in any order', () => {
    const before = order(rule('gift', 'card'), rule('sale', 'invoice'));
    expect(effects(before, order(rule('sale', 'invoice'), rule('gift', 'card')))).toEqual([]);
    expect(effects(before, order(rule('gift', 'invoice'), rule('sale', 'card')))).toEqual([
      'property presence input widened card',
      'property presence input narrowed invoice',
      'property presence input widened invoice',
      'property presence input narrowed card',
    ]);
  });

  it('is asked of others once the condition looks for another literal', () => {
    expect(effects(order(rule('gift', 'card')), order(rule('sale', 'card')))).toEqual([
      'constraint if input narrowed if',
    ]);
  });

  it('is not decided for other conditions, and not changed by what describes them', () => {
    const when = (condition: object) => order({ if: condition, ...asking(['card']) });
    expect(effects(when({ required: ['a'] }), when({ required: ['b'] }))).toEqual(['constraint if input replaced if']);
    expect(effects(when({ required: ['a'] }), when({ required: ['a'], $comment: 'since March' }))).toEqual([]);
  });

  it('comes and goes as any demand', () => {
    expect(effects(order(rule('gift', 'card')), order(rule('gift', 'card'), rule('sale', 'invoice')))).toEqual([
      'constraint presence input narrowed if',
    ]);
  });
});

describe('what another keyword implies', () => {
  const codes = { ...text, enum: ['EUR', 'GBP'] };
  const states = { ...text, enum: ['draft', 'open', 'paid', 'sent', 'held', 'lost', 'void'] };
  const port = { type: 'integer', minimum: 1, maximum: 65_535 };
  const address = { type: 'object', properties: { street: text, town: text } };
  const closed = { additionalProperties: false };

  it.each<[string, object, object]>([
    ['a list of all there is', { type: 'boolean' }, { type: 'boolean', enum: [false, true] }],
    ['limits that all literals keep', codes, { ...codes, minLength: 3, maxLength: 3, pattern: '^[A-Z]+$' }],
    [
      'a pattern of many alternatives that all literals match',
      states,
      { ...states, pattern: 'draft|open|paid|sent|held|lost|void|late_([0-9]+[dwm])+' },
    ],
    ['a format that the limits keep', port, { ...port, format: 'int32' }],
    [
      'a format that all literals keep',
      { type: 'integer', enum: [404] },
      { type: 'integer', enum: [404], format: 'int32' },
    ],
    [
      'limits that a format has',
      { type: 'integer', format: 'int32' },
      { type: 'integer', format: 'int32', maximum: 2_147_483_647 },
    ],
    [
      'lengths that a pattern has',
      { ...text, pattern: '^[0-9]{4}$' },
      { ...text, pattern: '^[0-9]{4}$', minLength: 4, maxLength: 8 },
    ],
    [
      'a pattern that all texts of a length match',
      { ...text, minLength: 1, maxLength: 9 },
      { ...text, minLength: 1, maxLength: 9, pattern: String.raw`^[\s\S]{1,20}$` },
    ],
    ['lengths that a format has', { ...text, format: 'uuid' }, { ...text, format: 'uuid', maxLength: 36 }],
    [
      'a limit of whole numbers, written otherwise',
      { type: 'integer', minimum: 1 },
      { type: 'integer', exclusiveMinimum: 0 },
    ],
    [
      'another pattern for the same texts',
      { ...text, pattern: String.raw`^\d+$` },
      { ...text, pattern: '^[0-9][0-9]*$' },
    ],
    [
      'a field that another needs, and that is always there',
      { type: 'object', required: ['street'] },
      { type: 'object', required: ['street'], dependentRequired: { floor: ['street'] } },
    ],
    [
      'how many fields are asked for by name',
      { type: 'object', required: ['street', 'town'] },
      { type: 'object', required: ['street', 'town'], minProperties: 2 },
    ],
    ['how many fields there can be', { ...address, ...closed }, { ...address, ...closed, maxProperties: 2 }],
    [
      'an object that is closed by another keyword',
      { ...address, ...closed },
      { ...address, unevaluatedProperties: false },
    ],
    ['an array that can only be empty', { type: 'array', maxItems: 0 }, { type: 'array', items: false }],
    [
      'what an array need not contain',
      { type: 'array', minContains: 0 },
      { type: 'array', minContains: 0, contains: text },
    ],
  ])('is no change: %s', (_, was, now) => {
    for (const flow of ['input', 'output'] as const) {
      expect(effects(was, now, flow)).toEqual([]);
      expect(effects(now, was, flow)).toEqual([]);
    }
  });

  it.each<[string, object, object, string]>([
    [
      'a pattern that a longer text breaks',
      { ...text, minLength: 1 },
      { ...text, minLength: 1, pattern: String.raw`^[\s\S]{1,20}$` },
      'pattern input replaced',
    ],
    [
      'a pattern of many alternatives that a literal does not match',
      states,
      { ...states, pattern: 'draft|^open|paid|sent|held|lost|late_([0-9]+[dwm])+' },
      'pattern input narrowed',
    ],
    ['limits that a literal breaks', codes, { ...codes, maxLength: 2 }, 'maxLength input narrowed'],
    [
      'a format that is narrower',
      { type: 'integer', minimum: 0 },
      { type: 'integer', minimum: 0, format: 'int32' },
      'format input narrowed',
    ],
    ['limits that go with the literals', { ...codes, maxLength: 3 }, { ...text, maxLength: 3 }, 'enum input widened'],
    [
      'a field that need not be there',
      { type: 'object', required: ['town'] },
      { type: 'object', required: ['town'], dependentRequired: { floor: ['street'] } },
      'dependentRequired input narrowed',
    ],
    [
      'more fields than are asked for',
      { type: 'object', required: ['town'] },
      { type: 'object', required: ['town'], minProperties: 2 },
      'minProperties input narrowed',
    ],
    [
      'an object closed to what another schema declares',
      { allOf: [address], unevaluatedProperties: false },
      { allOf: [address], ...closed },
      'additionalProperties input narrowed',
    ],
    ['a limit of another type', { ...codes, minimum: 3 }, codes, 'minimum input noted'],
  ])('is one otherwise: %s', (_, was, now, expected) => {
    expect(effects(was, now)).toEqual(said(`schema ${expected}`));
  });
});

describe('a type that changes', () => {
  it.each<[string, object, object, 'input' | 'output', string[]]>([
    [
      'keeps what is said of the types that stay',
      { type: ['string', 'integer'], format: 'int32' },
      { type: 'integer' },
      'output',
      ['schema type output narrowed', 'schema format output widened'],
    ],
    [
      'on either side',
      { type: 'string' },
      { type: ['string', 'integer'], maxLength: 5 },
      'input',
      ['schema type input widened', 'schema maxLength input narrowed'],
    ],
    [
      'takes along what is said of the others',
      { type: ['string', 'object'], properties: { id: text } },
      { type: 'string' },
      'output',
      ['schema type output narrowed'],
    ],
    [
      'leaves nothing to compare where nothing stays',
      { ...text, maxLength: 3 },
      { type: 'boolean' },
      'input',
      ['schema type input replaced'],
    ],
  ])('%s', (_, was, now, flow, expected) => {
    const at = flow === 'input' ? 'request body' : '200 response';
    expect(effects(was, now, flow)).toEqual(expected.map((one) => `${one} ${at}`));
  });

  it('is not one that is only guessed from what a schema says of such values', () => {
    const named = { properties: { note: { type: 'string' } } };
    expect(effects({}, named)).toEqual(['property presence input widened note']);
    expect(effects({}, { type: 'object', ...named })).toContain('schema type input narrowed request body');
  });

  it('takes the texts of a format for those of a wider one', () => {
    const wider = [
      ['uri', 'uri-reference'],
      ['email', 'idn-email'],
    ] as const;
    for (const [narrow, wide] of wider) {
      const [was, now] = [narrow, wide].map((format) => ({ ...text, format }));
      expect(effects(was, now)).toEqual(said('schema format input widened'));
      expect(effects(now, was)).toEqual(said('schema format input narrowed'));
    }
  });

  it('of a format that nobody defines promised nothing', () => {
    expect(effects({ ...text, format: 'url' }, { ...text, format: 'uri' })).toEqual(said('schema format input noted'));
    expect(effects({ ...text, format: 'uri' }, { ...text, format: 'uuid' })).toEqual(
      said('schema format input replaced'),
    );
  });
});

describe('a field that is asked for', () => {
  const asking = (...required: string[]) => ({ type: 'object', properties: { id: text }, required });

  it('need not be described', () => {
    expect(effects(asking('id'), asking('id', 'region'))).toEqual(['property presence input narrowed region']);
    expect(effects(asking('id', 'region'), asking('id'))).toEqual(['property presence input widened region']);
    expect(effects(asking('id', 'region'), asking('id'), 'output')).toEqual([
      'property presence output widened region',
    ]);
  });

  it('may be described by a schema beside it, or later', () => {
    const apart = { allOf: [{ type: 'object', properties: { id: text } }, { required: ['id'] }] };
    expect(effects(asking('id'), apart)).toEqual([]);
    const described = { ...asking('id', 'region'), properties: { id: text, region: {} } };
    expect(effects(asking('id', 'region'), described)).toEqual([]);
  });
});

describe('what says nothing', () => {
  it.each<[string, object, object]>([
    ['names are texts', { type: 'object' }, { type: 'object', propertyNames: { type: 'string', title: 'A name' } }],
    ['a condition from which nothing follows', { type: 'object' }, { type: 'object', if: { required: ['a'] } }],
  ])('is no change: %s', (_, was, now) => {
    expect(effects(was, now)).toEqual([]);
    expect(effects(now, was, 'output')).toEqual([]);
  });

  it('is not compared with what says something, and said to be unread', () => {
    const list = (items: unknown) => ({ type: 'array', items });
    expect(effects(list([text]), list(text))).toEqual(['schema unread input noted request body']);
    expect(effects(list([text]), list([{ type: 'integer' }]))).toEqual(['schema unread input noted request body']);
  });
});

describe('numbers beyond what JavaScript can hold', () => {
  const limited = (rest: string) =>
    Object.fromEntries(
      Object.entries(carrying({ type: 'integer', maximum: 0 }, 'input')).map(([file, written]) => [
        file,
        written.replace(/"maximum": ?0/, rest),
      ]),
    );

  it.each([
    [
      '"maximum": 9223372036854775807',
      '"maximum": 9223372036854775806',
      ['schema maximum input narrowed request body'],
    ],
    ['"maximum": 9223372036854775806', '"exclusiveMaximum": 9223372036854775807', []],
    ['"const": 9223372036854775806', '"const": 9223372036854775807', ['schema const input replaced request body']],
    ['"x-note": 9223372036854775806', '"newKeyword": 9223372036854775807', ['schema unread input noted request body']],
  ])('%s, then %s', (was, now, expected) => {
    expect(effectsOf(limited(was), limited(now))).toEqual(expected);
  });
});
