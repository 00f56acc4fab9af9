import { describe, expect, it } from 'vitest';
import { answering, asking, carrying, effects, under } from '../../../orders/carrying.ts';
import { differencesOf, effectsOf } from '../../../orders/differences.ts';

const has = (name: string, schema: object) => ({
  type: 'object',
  required: [name],
  properties: { [name]: schema },
});
const byKey = has('key', { type: 'string' });
const byRole = has('role', { type: 'string' });
const of = (store: string) => has('store', { const: store });
const parcels = { type: 'object', properties: { count: { type: 'integer' } } };

/** Each type, with arrays and objects that hold this. */
const alternatives = (held: object = {}) => [
  ...['string', 'number', 'boolean', 'null'].map((type) => ({ type })),
  { type: 'array', items: held },
  { type: 'object', additionalProperties: held },
];

describe('one schema in many notations', () => {
  it.each<[string, unknown, unknown]>([
    ['literals say their type', { enum: ['air', 'sea'] }, { type: 'string', enum: ['air', 'sea'] }],
    ['and so does one literal', { const: 7 }, { type: 'integer', const: 7 }],
    ['a list of one is one', { type: 'string', enum: ['air'] }, { const: 'air' }],
    [
      'alternatives of one literal each are a list',
      { anyOf: [{ enum: ['air'] }, { type: 'string', const: 'sea' }] },
      { type: 'string', enum: ['air', 'sea'] },
    ],
    [
      'a choice inside of an alternative is as many alternatives',
      { oneOf: [{ allOf: [{ oneOf: [byKey, byRole] }, of('s3')] }, of('az')] },
      { oneOf: [{ allOf: [of('s3'), byKey] }, { allOf: [of('s3'), byRole] }, of('az')] },
    ],
    [
      'declared constants are an open list',
      { type: 'string', enum: ['ByAir = "air"', 'BySea = "sea"'] },
      { type: 'string', 'x-extensible-enum': ['air', 'sea'] },
    ],
    ['null as a default is none', { type: 'string', default: null }, { type: 'string' }],
    [
      'what refuses everything is no alternative',
      { anyOf: [{ not: {} }, { type: 'string', enum: ['air', 'sea'] }] },
      { type: 'string', enum: ['air', 'sea'] },
    ],
    ['nor is `false`', { oneOf: [byKey, false, byRole] }, { oneOf: [byKey, byRole] }],
    ['one alternative is no choice', { oneOf: [{ type: 'string', maxLength: 9 }] }, { type: 'string', maxLength: 9 }],
    ['base64 is an encoding', { type: 'string', format: 'byte' }, { type: 'string', contentEncoding: 'base64' }],
    [
      'a file is bytes of any kind',
      { type: 'string', format: 'binary' },
      { contentMediaType: 'application/octet-stream' },
    ],
    [
      'null among the alternatives is null among the types',
      { anyOf: [{ type: 'integer', minimum: 1 }, { type: 'null' }] },
      { type: ['integer', 'null'], minimum: 1 },
    ],
    ['null can be a literal', { anyOf: [parcels, { const: null }] }, { ...parcels, type: ['object', 'null'] }],
    [
      'a `nullable` by itself is null among the alternatives',
      { anyOf: [parcels, { description: 'none', nullable: true }] },
      { ...parcels, type: ['object', 'null'] },
    ],
    ['null alone can be a literal', { const: null }, { type: 'null' }],
    ['and a list of one', { enum: [null] }, { type: 'null' }],
    [
      'what is not null is of any other type',
      { not: { enum: [null] } },
      { type: ['array', 'boolean', 'number', 'object', 'string'] },
    ],
    ['what any type allows, null is', { anyOf: [{}, { type: 'null' }] }, {}],
    ['a body of any kind', undefined, { description: 'a parcel' }],
    ['items of any kind', { type: 'array' }, { type: 'array', items: { description: 'a parcel' } }],
    ['positions of any kind', { type: 'array' }, { type: 'array', prefixItems: [{}] }],
    ['fields of any kind', parcels, { ...parcels, patternProperties: { '^x-': {} } }],
    ['one field that asks for nothing', parcels, { ...parcels, dependentSchemas: { count: {} } }],
    [
      'a condition from which nothing follows',
      parcels,
      { ...parcels, if: { required: ['count'] }, ...under('then', {}) },
    ],
    [
      'a pattern that is held to what all names are',
      { type: 'object', additionalProperties: { type: 'string' } },
      { type: 'object', additionalProperties: { type: 'string' }, patternProperties: { '^x-': { type: 'string' } } },
    ],
    [
      'a pattern of any name is all that an object holds',
      { type: 'object', patternProperties: { '.*': { type: 'string' } } },
      { type: 'object', additionalProperties: { type: 'string' } },
    ],
    [
      'a list has no fields',
      { type: 'array', items: parcels },
      { type: 'array', items: parcels, required: ['count'], properties: { count: { type: 'integer' } } },
    ],
    ['all types are any', { type: ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] }, {}],
    ['and so are alternatives of all types', { anyOf: alternatives() }, {}],
    ['of which some hold such again', { anyOf: alternatives({ anyOf: alternatives() }) }, { anyOf: [{}, { not: {} }] }],
    [
      'fields of any kind, whatever that is called',
      { type: 'object', additionalProperties: { anyOf: alternatives() } },
      { type: 'object', additionalProperties: { title: 'Anything' } },
    ],
    [
      'a pattern can list its texts',
      { type: 'string', pattern: '^(air|sea)$' },
      { type: 'string', enum: ['air', 'sea'] },
    ],
  ])('%s', (_, was, now) => {
    for (const flow of ['input', 'output'] as const) {
      expect(effects(was, now, flow)).toEqual([]);
      expect(effects(now, was, flow)).toEqual([]);
    }
  });

  it('tells an alternative that goes from a `nullable` that stays', () => {
    const none = { nullable: true };
    expect(effects({ anyOf: [byKey, byRole, none] }, { anyOf: [byKey, none] })).toEqual([
      'schema variants input narrowed request body',
    ]);
    expect(effects({ anyOf: [byKey, byRole, none] }, { anyOf: [byKey, byRole] })).toEqual([
      'schema nullable input narrowed request body',
    ]);
  });

  it('tells what is asked from what is not', () => {
    expect(effects(undefined, parcels)).toEqual(['schema presence input narrowed request body']);
    expect(effects({}, { type: 'string' })).toEqual(['schema type input narrowed request body']);
    const list = (items: object) => ({ type: 'array', items });
    expect(effects({ type: 'array' }, list({ type: 'string' }))).toEqual(['constraint presence input narrowed []']);
    expect(effects(list({}), list({ type: 'string' }))).toEqual(['schema type input narrowed []']);
    for (const any of [{}, true]) {
      const one = { type: 'array', contains: any };
      expect(effects({ type: 'array' }, one)).toEqual(['constraint presence input narrowed (contains)']);
      expect(effects(one, { ...one, contains: { type: 'string' } })).toHaveLength(1);
    }
  });

  it('tells the fields of what is no list, or names no items', () => {
    const counted = (rest: object) => ({ properties: { count: { type: 'integer' } }, ...rest });
    for (const type of ['array', ['array', 'object']]) {
      const before = type === 'array' ? { type } : { type, items: parcels };
      expect(effects(counted(before), before, 'output').join()).toContain('property presence output');
    }
  });

  it('tells what alternatives of all types but one leave out, and what one of them says more', () => {
    const [first, ...others] = alternatives();
    expect(effects({}, { anyOf: others })).toContain('schema variants input narrowed request body');
    expect(effects({}, { anyOf: [{ ...first, maxLength: 3 }, ...others] }).join()).toContain('input narrowed');
    expect(effects({}, { anyOf: alternatives({ type: 'string' }) }).join()).toContain('input narrowed');
  });

  it('reads alternatives of anything within each other, however deep', () => {
    const within = (type: string) => {
      let schema: object = {};
      for (let depth = 0; depth < 60; depth++) schema = { anyOf: [schema, { type }] };
      return schema;
    };
    expect(effects(within('string'), within('integer'))).toEqual([]);
    expect(effects(within('string'), { type: 'string' })).toEqual(['schema type input narrowed request body']);
  });

  it('tells what a pattern and a list of types leave out', () => {
    const types = ['array', 'boolean', 'number', 'object', 'string'];
    expect(effects({}, { type: types })).toEqual(['schema type input narrowed request body']);
    expect(effects({ type: [...types, 'null'] }, { type: types.slice(1) })).toContain(
      'schema type input narrowed request body',
    );
    const text = { type: 'string' };
    const [air, either] = [
      { ...text, enum: ['air'] },
      { ...text, pattern: '^(air|sea)$' },
    ];
    expect(effects(either, air)).toContain('schema enum input narrowed request body');
    expect(effects(air, either)).toContain('schema enum input widened request body');
    const any = { type: 'object', patternProperties: { '^.*$': text } };
    expect(effects(any, { type: 'object', additionalProperties: { ...text, maxLength: 3 } })).toEqual([
      'schema maxLength input narrowed {}',
    ]);
    expect(effects(any, { type: 'object', additionalProperties: false })).toEqual([
      'schema additionalProperties input narrowed request body',
    ]);
    expect(effects({ type: 'object' }, any)).toEqual(['constraint presence input narrowed ^.*$']);
    const named = { properties: { total: { type: 'integer' } } };
    expect(effects({ ...any, ...named }, { type: 'object', ...named, additionalProperties: text })).not.toEqual([]);
  });

  it('tells another encoding, and bytes from text', () => {
    const bytes = { type: 'string', format: 'byte' };
    expect(effects(bytes, { type: 'string', contentEncoding: 'base32' })).toEqual([
      'schema contentEncoding input replaced request body',
    ]);
    expect(effects({ type: 'string', format: 'binary' }, bytes)).toContain(
      'schema contentEncoding input replaced request body',
    );
  });

  it('takes a schema of false for one that nothing fits', () => {
    expect(effects({ type: 'object' }, false)).toEqual(['schema type input narrowed request body']);
    expect(effects({ allOf: [{ type: 'object' }, false] }, { type: 'object' }, 'output')).toEqual([
      'schema type output widened 200 response',
    ]);
    expect(effects({ type: 'object' }, { type: 'object', propertyNames: false })).toEqual([
      'constraint presence input narrowed (propertyNames)',
    ]);
    expect(effects({ type: 'object', propertyNames: true }, { type: 'object' })).toEqual([]);
  });
});

describe('null', () => {
  it('has to be let through by all that is said', () => {
    const codes = (type: unknown, ...list: unknown[]) => ({ type, enum: list });
    const nullable = ['string', 'null'];
    expect(effects(codes(nullable, 'a', null), codes(nullable, 'a'))).toEqual([
      'schema nullable input narrowed request body',
    ]);
    expect(effects(codes(nullable, 'a'), codes(nullable, 'a', null), 'output')).toEqual([
      'schema nullable output widened 200 response',
    ]);
    expect(
      effects({ anyOf: [parcels, { type: 'null' }] }, { type: 'object', anyOf: [parcels, { type: 'null' }] }),
    ).toEqual(['schema nullable input narrowed request body']);
  });

  const used = (use: unknown, type: unknown) => [{ use }, { schemas: { Parcels: { ...parcels, type } } }] as const;
  const ref = { $ref: '#/components/schemas/Parcels' };
  const both = ['object', 'null'];

  it('may move between a component and its uses', () => {
    const [inside, around] = [used(ref, both), used({ anyOf: [ref, { type: 'null' }] }, 'object')];
    expect(effectsOf(answering(...inside), answering(...around))).toEqual([]);
    expect(effectsOf(answering(...around), answering(...inside))).toEqual([]);
  });

  it('is said once where it comes and goes, at the use or in the component', () => {
    expect(effectsOf(asking(...used(ref, both)), asking(...used(ref, 'object')))).toEqual([
      'schema nullable input narrowed Parcels',
    ]);
    const wrapped = { anyOf: [ref, { type: 'null' }] };
    expect(effectsOf(asking(...used(wrapped, 'object')), asking(...used(ref, 'object')))).toEqual([
      'schema nullable input narrowed use',
    ]);
  });

  it('is said where it stands among the alternatives', () => {
    const either = (...types: string[]) => carrying({ anyOf: types.map((type) => ({ type })) }, 'input');
    const [was, now] = [either('string', 'integer', 'null'), either('string', 'integer')];
    const [lost] = differencesOf(was, now);
    expect(lost).toMatch(/^schema nullable input narrowed request body \| .*null/);
  });

  it('is said of a component that only other components use, unless all of these let it in', () => {
    const held = (use: unknown, type: unknown) => {
      const Load = { type: 'object', properties: { parcels: use } };
      return [
        { load: { $ref: '#/components/schemas/Load' } },
        { schemas: { Load, Parcels: { ...parcels, type } } },
      ] as const;
    };
    expect(effectsOf(answering(...held(ref, 'object')), answering(...held(ref, both)))).toEqual([
      'schema nullable output widened Parcels',
    ]);
    expect(effectsOf(asking(...held(ref, both)), asking(...held(ref, 'object')))).toEqual([
      'schema nullable input narrowed Parcels',
    ]);
    const wrapped = { anyOf: [ref, { type: 'null' }] };
    expect(effectsOf(answering(...held(wrapped, 'object')), answering(...held(wrapped, both)))).toEqual([]);
  });

  it('of the keyword of 3.0 holds beside an allOf wherever it stands', () => {
    const id = { $ref: '#/components/schemas/Parcels' };
    const [apart, beside] = [
      used({ nullable: true, allOf: [id, { description: 'of today' }] }, 'object'),
      used({ nullable: true, allOf: [id] }, 'object'),
    ];
    expect(effectsOf(answering(...apart, '3.0.3'), answering(...beside, '3.0.3'))).toEqual([]);
  });

  it('is meant by the keyword of 3.0 in 3.1 as well', () => {
    expect(effects({ type: 'string', nullable: true }, { type: ['string', 'null'] }, 'output')).toEqual([]);
    expect(effects({ type: 'string', nullable: true }, { type: 'string' })).toEqual([
      'schema nullable input narrowed request body',
    ]);
  });

  it('takes nothing from a query, where it could never stand', () => {
    const query = (type: unknown) =>
      asking({}, {}, '3.1.0', { parameters: [{ name: 'sort', in: 'query', schema: { type } }] });
    expect(effectsOf(query(['string', 'null']), query('string'))).toEqual(['schema nullable input noted sort']);
  });
});

describe('alternatives that are types alone in one version', () => {
  const of = (text: object) => ({ anyOf: [{ type: 'integer' }, { type: 'string', ...text }] });

  it('are still alternatives, and what one of them asks for comes or goes', () => {
    expect(effects(of({ enum: ['auto'] }), of({}), 'output')).toEqual(['schema enum output widened string']);
    expect(effects(of({ maxLength: 8 }), of({}), 'output')).toEqual(['schema maxLength output widened string']);
    expect(effects(of({}), of({ enum: ['auto'] }))).toEqual(['schema enum input narrowed string']);
    expect(effects(of({}), of({ maxLength: 8 }))).toEqual(['schema maxLength input narrowed string']);
  });

  it('are a list of types where the other version has one', () => {
    for (const flow of ['input', 'output'] as const)
      expect(effects(of({}), { type: ['string', 'integer'] }, flow)).toEqual([]);
  });
});

describe('alternatives that are components of one literal each', () => {
  const schemas = { Sea: { title: 'Sea', type: 'string', enum: ['sea'] }, Air: { type: 'string', enum: ['air'] } };
  const named = (...names: string[]) => ({ oneOf: names.map((name) => ({ $ref: `#/components/schemas/${name}` })) });
  const back = (use: object) => answering({ use }, { schemas }, '3.0.3');

  it('are a list of those literals', () => {
    const listed = (...list: string[]) => back({ type: 'string', enum: list });
    expect(effectsOf(back(named('Sea', 'Air')), listed('sea', 'air'))).toEqual([]);
    expect(effectsOf(listed('air', 'sea'), back(named('Sea', 'Air')))).toEqual([]);
    expect(effectsOf(listed('air'), back(named('Sea', 'Air')))).toEqual(['enum-value presence output widened sea']);
  });

  it('of which one more is one more literal', () => {
    const Land = { type: 'string', enum: ['land'] };
    const all = (use: object) => answering({ use }, { schemas: { ...schemas, Land } }, '3.0.3');
    expect(effectsOf(all(named('Sea', 'Air')), all(named('Sea', 'Air', 'Land')))).toEqual([
      'enum-value presence output widened land',
    ]);
  });

  it('are alternatives where one of them is anything else', () => {
    const any = { ...schemas, Land: { type: 'string', minLength: 4 } };
    const all = (use: object) => answering({ use }, { schemas: any }, '3.0.3');
    expect(effectsOf(all(named('Sea', 'Land')), all(named('Land')))).toEqual(['variant presence output narrowed Sea']);
  });
});

describe('a choice of objects', () => {
  const said = (...all: readonly object[]) =>
    effects({ type: 'object', oneOf: [byKey, byRole] }, { oneOf: [byKey, byRole, ...all] }, 'output');
  const type = 'schema type output widened 200 response';

  it('is an object, whether that is said beside it or not', () => {
    expect(said(parcels)).not.toContain(type);
  });

  it('is none where one of them may be anything else', () => {
    expect(said({ ...parcels, type: ['object', 'array'] })).toContain(type);
  });
});

describe('a text beside texts that are listed', () => {
  const either = (...list: string[]) => ({ anyOf: [{ type: 'string', enum: list }, { type: 'string' }] });
  const listed = (...list: string[]) => ({ type: 'string', enum: list });

  it('is any text, whatever is listed', () => {
    for (const flow of ['input', 'output'] as const) {
      expect(effects(either('air'), either('sea', 'land'), flow)).toEqual([]);
      expect(effects(either('air'), { type: 'string' }, flow)).toEqual([]);
    }
  });

  it('opens a list, or is closed by one', () => {
    expect(effects(listed('air', 'sea'), either('air', 'sea'), 'output')).toEqual([
      'schema enum output widened 200 response',
    ]);
    expect(effects(either('air', 'sea'), listed('air', 'sea'))).toEqual(['schema enum input narrowed request body']);
  });

  it('becomes any value, or any value becomes it', () => {
    const open = { anyOf: [{ type: 'string', enum: ['air'] }, {}] };
    expect(effects(either('air'), open)).toEqual(['schema type input widened request body']);
    expect(effects(open, either('air'))).toEqual(['schema type input narrowed request body']);
  });

  it('is none where the text is limited', () => {
    const short = (most: number) => ({ anyOf: [listed('unknown'), { type: 'string', maxLength: most }] });
    expect(effects(short(9), short(3))).toEqual(['schema maxLength input narrowed string #2']);
  });
});

describe('a list of one alternative', () => {
  const of = (...all: readonly object[]) => ({ oneOf: all });

  it('is what is left of a list of more, or what that began with', () => {
    expect(effects(of(byKey, byRole), of(byKey))).toEqual(['variant presence input narrowed with role']);
    expect(effects(of(byKey), of(byKey, byRole), 'output')).toEqual(['variant presence output widened with role']);
    expect(effects(of(byKey, byRole), of(byKey), 'output')).toEqual(['variant presence output narrowed with role']);
  });

  it('is no list where the other version has none', () => {
    for (const flow of ['input', 'output'] as const) expect(effects(of(byKey), byKey, flow)).toEqual([]);
  });
});
