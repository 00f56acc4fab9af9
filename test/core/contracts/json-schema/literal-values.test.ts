import { describe, expect, it } from 'vitest';
import { carrying, effects, operation } from '../../../orders/carrying.ts';
import { effectsOf } from '../../../orders/differences.ts';
import { saidOf } from '../../story/told.ts';

const whole = { type: 'integer' };
const text = { type: 'string' };

describe('declarations that a generator copied for values', () => {
  const copied = { ...text, enum: ['ByAir = "air"', 'BySea = "sea"'] };
  const listed = (...list: unknown[]) => ({ ...text, enum: list });

  it.each(['input', 'output'] as const)('are mended, or made, and no value of the %s is another', (flow) => {
    const said = (before: object, after: object) =>
      effects(before, after, flow).filter((one) => !one.includes('extensible'));
    expect(said(copied, listed('air', 'sea'))).toEqual([]);
    expect(said(listed('air', 'sea'), copied)).toEqual([]);
    expect(said(copied, listed('air'))).toEqual([`enum-value presence ${flow} narrowed sea`]);
    expect(said(copied, text)).toEqual([]);
    expect(said({ ...text, 'x-extensible-enum': ['air'] }, listed('air'))).toEqual([
      `schema enum ${flow} narrowed ${flow === 'input' ? 'request body' : '200 response'}`,
    ]);
  });
});

it('one literal of an answer that becomes a list that a generator copied is said', () => {
  const said = (before: object, after: object) => {
    const told = saidOf(carrying(before, 'output'), carrying(after, 'output'));
    return told.flatMap(({ change, rule }) => (change?.severity === 'safe' ? [] : `${change?.severity} ${rule}`));
  };
  const copied = { ...text, enum: ['ByAir = "air"', 'BySea = "sea"'] };
  expect(said({ ...text, const: 'air' }, copied)).toEqual(['dangerous contract/response-enum-value-added']);
  expect(said({ ...text, enum: ['air'] }, copied)).toEqual(['dangerous contract/response-enum-value-added']);
  expect(said({ ...text, 'x-extensible-enum': ['air'] }, { ...text, 'x-extensible-enum': ['air', 'sea'] })).toEqual([]);
  expect(said({ ...text, enum: ['air', 'sea'] }, copied)).toEqual([]);
});

describe('a literal that a keyword beside its list refuses', () => {
  it.each<[string, object, unknown, unknown]>([
    ['maximum', { ...whole, maximum: 3 }, 5, 3],
    ['exclusiveMaximum', { ...whole, exclusiveMaximum: 5 }, 5, 4],
    ['minimum', { ...whole, minimum: 3 }, 2, 3],
    ['exclusiveMinimum', { ...whole, exclusiveMinimum: 2 }, 2, 3],
    ['multipleOf', { ...whole, multipleOf: 2 }, 5, 4],
    ['minLength', { ...text, minLength: 2 }, 'a', 'aa'],
    ['maxLength', { ...text, maxLength: 1 }, 'aa', 'a'],
    ['pattern', { ...text, pattern: '^a' }, 'b', 'a'],
    ['not', { ...text, not: { const: 'b' } }, 'b', 'a'],
  ])('%s: was never a value', (_, schema, refused, allowed) => {
    const listed = (...more: unknown[]) => ({ ...schema, enum: ['aaa', 100, ...more] });
    for (const flow of ['input', 'output'] as const) {
      expect(effects(listed(refused), listed(), flow)).toEqual([]);
      expect(effects(listed(), listed(refused), flow)).toEqual([]);
      expect(effects(listed(allowed), listed(), flow)).toEqual([`enum-value presence ${flow} narrowed ${allowed}`]);
      expect(effects(listed(), listed(allowed), flow)).toEqual([`enum-value presence ${flow} widened ${allowed}`]);
    }
  });

  it('is one of the types that are left, or a type of it went or came', () => {
    const of = (type: unknown, ...list: unknown[]) => ({ type, enum: list });
    const [both, texts] = [of(['string', 'integer'], 'a', 1), of(['string'], 'a', 1)];
    expect(effects(both, texts)).toEqual(['schema type input narrowed request body']);
    expect(effects(texts, both, 'output')).toEqual(['schema type output widened 200 response']);
    expect(effects(of(['string', 'integer'], 'a', 'b'), of(['string'], 'a', 'b'))).toEqual([]);
    expect(effects(both, of(['string'], 'a'))).toEqual(['enum-value presence input narrowed 1']);
    expect(effects({ type: ['string', 'integer'], const: 1 }, { type: ['string'], const: 1 })).toEqual([
      'schema type input narrowed request body',
    ]);
    const asking = (schema: object) => operation({ parameters: [{ name: 'size', in: 'query', schema }] });
    expect(effectsOf(asking(both), asking(texts))).toEqual([]);
  });

  it('is a value once the keyword is gone', () => {
    const [bounded, free] = [
      { ...whole, maximum: 3, enum: [1, 5] },
      { ...whole, enum: [1, 5] },
    ];
    expect(effects(bounded, free)).toEqual(['schema maximum input widened request body']);
    expect(effects(free, bounded)).toEqual(['schema maximum input narrowed request body']);
    expect(effects({ ...whole, maximum: 3, enum: [1] }, free)).toEqual(['enum-value presence input widened 5']);
  });

  it('is said once where the list and the keyword both lose it', () => {
    const before = { ...whole, maximum: 9, enum: [1, 2, 5] };
    expect(effects(before, { ...whole, maximum: 3, enum: [1, 2] })).toEqual(['enum-value presence input narrowed 5']);
    expect(effects(before, { ...whole, maximum: 1, enum: [1, 2] })).toEqual([
      'schema maximum input narrowed request body',
      'enum-value presence input narrowed 5',
    ]);
  });

  it('in a query is what is spelled', () => {
    const asking = (schema: object) => operation({ parameters: [{ name: 'size', in: 'query', schema }] });
    const listed = (...list: unknown[]) => asking({ ...whole, maximum: 10, enum: list });
    expect(effectsOf(listed(5, 20), listed(5))).toEqual([]);
    expect(effectsOf(listed(5, 7), listed(5))).toEqual(['enum-value presence input narrowed 7']);
  });

  it('is a map or a list where the value is a text: nobody could send either', () => {
    const listed = (...list: unknown[]) => ({ ...text, enum: list });
    expect(effects(listed({ const: 'a' }, ['b']), listed())).toEqual([]);
    expect(effects(listed({ const: 'a' }), listed('a'))).toEqual(['enum-value presence input widened a']);
    const named = (...list: unknown[]) => ({ type: 'object', enum: list });
    expect(effects(named({ a: 1 }, { b: 1 }), named({ a: 1 }))).toEqual(['enum-value presence input narrowed {"b":1}']);
  });

  it('by its type is one only to a validator', () => {
    const contract = (list: unknown[]) => ({
      'orders.schema.json': JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', ...text, enum: list }),
    });
    expect(effectsOf(contract(['a', 1]), contract(['a']))).toEqual([]);
    expect(effectsOf(contract(['a', 'b']), contract(['a']))[0]).toBe('enum-value presence input narrowed b');
    expect(effects({ ...text, enum: ['a', 1] }, { ...text, enum: ['a'] })).toEqual([
      'enum-value presence input narrowed 1',
    ]);
  });
});

describe('the quotes of a literal', () => {
  const api = (schema: string, value: string) => ({
    'openapi.yaml': `openapi: 3.1.0
info: { title: Shop, version: 1.0.0 }
paths:
  /orders:
    post:
      requestBody: { content: { application/json: { schema: { properties: { size: { ${schema.replace('?', value)} } } } } } }
      responses:
        '200': { description: ok, content: { application/json: { schema: { properties: { size: { ${schema.replace('?', value)} } } } } } }
`,
  });
  const said = (schema: string, before: string, after: string) => effectsOf(api(schema, before), api(schema, after));

  it.each<[string, string, string]>([
    ['type: string, enum: [?, b]', '1.0', '"1.0"'],
    ['type: string, enum: [?, b]', '1', '"1"'],
    ['type: string, enum: [?, b]', '007', '"007"'],
    ['type: string, enum: [?, b]', 'true', '"true"'],
    ['type: string, const: ?', '1.10', '"1.10"'],
    ['type: string, default: ?', '1.0', '"1.0"'],
    ['type: integer, enum: [?, 20]', '"10"', '10'],
    ['type: integer, default: ?', '"10"', '10'],
    ['type: boolean, default: ?', '"false"', 'false'],
  ])('say nothing where its type does: %s of %s', (schema, bare, quoted) => {
    expect(said(schema, bare, quoted)).toEqual([]);
    expect(said(schema, quoted, bare)).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['type: string, enum: [?, b]', '1', '"1.0"'],
    ['type: string, enum: [?, b]', '"1"', '"1.0"'],
    ['type: string, const: ?', '1', '"1.0"'],
    ['type: string, default: ?', '1.0', '"2.0"'],
    ['type: [string, number], enum: [?, b]', '1.0', '"1.0"'],
    ['enum: [?, 2, b]', '1', '"1"'],
  ])('are not all that changed, or tell the type: %s of %s and %s', (schema, before, after) => {
    expect(said(schema, before, after)).not.toEqual([]);
  });
});

describe('an integer by its multiples', () => {
  const fraction = { type: 'number' };

  it.each<[object, object, string[]]>([
    [{ ...fraction, multipleOf: 1 }, whole, []],
    [whole, { ...fraction, multipleOf: 1 }, []],
    [{ ...fraction, multipleOf: 5 }, { ...whole, multipleOf: 5 }, []],
    [whole, { ...whole, multipleOf: 1 }, []],
    [{ ...fraction, multipleOf: 1, exclusiveMaximum: 5 }, { ...whole, maximum: 4 }, []],
    [fraction, { ...whole, multipleOf: 1 }, ['type input narrowed']],
    [{ ...fraction, multipleOf: 0.5 }, whole, ['type input narrowed']],
    [{ ...fraction, multipleOf: 5 }, whole, ['multipleOf input widened']],
    [whole, { ...fraction, multipleOf: 5 }, ['multipleOf input narrowed']],
    [fraction, { ...fraction, multipleOf: 1 }, ['multipleOf input narrowed']],
  ])('%j, then %j', (was, now, expected) => {
    expect(effects(was, now)).toEqual(expected.map((one) => `schema ${one} request body`));
  });
});

describe('what is refused by refusing it', () => {
  const refuse = (not: unknown) => ({ not });

  it.each<[object, unknown, string[]]>([
    [refuse(refuse(text)), text, []],
    [text, refuse(refuse(text)), []],
    [refuse(refuse(refuse({ const: 'a' }))), refuse({ const: 'a' }), []],
    [{ ...text, ...refuse({ ...refuse({ minLength: 1 }), description: 'Not empty.' }) }, { ...text, minLength: 1 }, []],
    [
      { ...text, ...refuse(refuse({ minLength: 1 })) },
      { ...text, ...refuse(refuse({ minLength: 2 })) },
      ['minLength input narrowed'],
    ],
    [{ ...text, ...refuse(false) }, text, []],
    [refuse({}), refuse(true), []],
    [text, { ...text, ...refuse({}) }, ['type input narrowed']],
  ])('%j, then %j', (was, now, expected) => {
    expect(effects(was, now)).toEqual(expected.map((one) => `schema ${one} request body`));
  });
});

describe('a literal that is an object', () => {
  const titled = (title: string) => ({ title, description: title, example: title, total: 1 });

  it('is compared with all that is in it, whatever its keys are called', () => {
    expect(effects({ const: titled('a') }, { const: titled('b') })).toEqual([
      'schema const input replaced request body',
    ]);
    expect(effects({ enum: [titled('a'), 1] }, { enum: [titled('b'), 1] })).toHaveLength(2);
    const defaulted = (title: string) => ({ type: 'object', properties: { note: { default: titled(title) } } });
    expect(effects(defaulted('a'), defaulted('b'))).toHaveLength(1);
  });

  it('is the same in another order of its keys', () => {
    expect(effects({ const: { a: 1, title: 2 } }, { const: { title: 2, a: 1 } })).toEqual([]);
  });
});
