import { describe, expect, it, test } from 'vitest';
import { calling, callingLegacy } from '../../../orders/calls.ts';
import { differencesOf, effectsOf } from '../../../orders/differences.ts';

const text = { type: 'string' };
const count = { type: 'integer' };

function query(schema: object | undefined, rest: object = {}) {
  return calling({ parameters: [{ name: 'sku', in: 'query', ...(schema ? { schema } : {}), ...rest }] });
}

describe('a parameter in a syntax of its own', () => {
  const whole = { type: 'object', properties: { w: count } };
  const shape = (type: string, schema: object = whole) => query(undefined, { content: { [type]: { schema } } });

  it('is known by its syntax, as nobody reads the name of that', () => {
    const json = shape('application/json');
    expect(effectsOf(json, shape('application/vnd.shop+json'))).toEqual([]);
    expect(effectsOf(json, shape('application/xml'))).toEqual([
      'media-type presence input narrowed application/json',
      'media-type presence input widened application/xml',
    ]);
    const texts = shape('application/vnd.shop+json', { ...whole, properties: { w: text } });
    expect(effectsOf(json, texts)).toEqual(['schema type input replaced w']);
  });

  it('has none where it is plain text, which a single value is anyway', () => {
    const plain = (schema: object) => shape('text/plain', schema);
    expect(effectsOf(plain(text), query(text))).toEqual([]);
    expect(effectsOf(query(count), plain({ ...count, minimum: 3 }))).toEqual(['schema minimum input narrowed sku']);
    expect(effectsOf(plain({ type: 'array', items: text }), query({ type: 'array', items: text }))).toContain(
      'parameter style input replaced sku',
    );
    const located = (header: object) => calling({ responses: { 201: { headers: { Location: header } } } });
    const inContent = located({ content: { 'text/plain': { schema: text } } });
    expect(effectsOf(inContent, located({ schema: text }))).toEqual([]);
    expect(effectsOf(located({ schema: text }), inContent)).toEqual([]);
    expect(effectsOf(inContent, located({ content: { 'application/json': { schema: text } } }))).not.toEqual([]);
  });

  it('is said where that syntax is written, or what it was written by', () => {
    expect(differencesOf(shape('application/json'), query(whole))).toEqual([
      expect.stringMatching(/style input replaced .* \| "content": \{ \| "schema": \{/),
    ]);
  });
});

test('a part of the path is not empty, so that a pattern of anything else restricts none', () => {
  const sku = (place: string, schema: object) =>
    calling({ parameters: [{ name: 'sku', in: place, required: true, schema: { ...text, ...schema } }] });
  const effects = (place: string, pattern: string) => effectsOf(sku(place, {}), sku(place, { pattern }));
  expect(effects('path', '.+')).toEqual([]);
  expect(effects('path', '^(.+)$')).toEqual([]);
  expect(effects('path', '.+-.+')).toEqual(['schema pattern input narrowed sku']);
  expect(effects('query', '.+')).toEqual(['schema pattern input replaced sku']);
});

describe('the value of a parameter', () => {
  it.each<[string, object | undefined, object | undefined, string[]]>([
    ['has no null', { type: ['string', 'null'] }, text, ['schema nullable input noted sku']],
    ['is a text where nothing is said', {}, text, []],
    ['and where there is no schema', undefined, text, []],
    ['and so is each of several', { type: 'array' }, { type: 'array', items: text }, []],
    [
      'but not of one format',
      { type: 'array' },
      { type: 'array', items: { ...text, format: 'uuid' } },
      ['constraint presence input narrowed []'],
    ],
    [
      'which is said of what it was',
      { type: 'array', items: text },
      { type: 'array', items: count },
      ['schema type input narrowed []'],
    ],
    ['or one of several', {}, { type: 'array', items: text }, ['schema type input widened sku']],
    ['as several may be anything', { type: 'array', items: text }, {}, ['schema type input widened sku']],
    [
      'a text may stand beside a list of others',
      text,
      { type: ['string', 'array'], items: count },
      ['schema type input widened sku'],
    ],
    ['but not every text is a number', {}, count, ['schema type input narrowed sku']],
    ['nor one of a format', {}, { ...text, format: 'uuid' }, ['schema format input narrowed sku']],
    [
      'may be a list of texts instead of several types',
      { type: ['string', 'integer'] },
      { type: 'array', items: text },
      ['schema type input widened sku'],
    ],
    ['is an array of one', count, { type: 'array', items: count }, ['schema type input widened sku']],
    [
      'unless there have to be two',
      text,
      { type: 'array', items: text, minItems: 2 },
      ['schema type input replaced sku'],
    ],
    ['or there may be none', text, { type: 'array', items: text, maxItems: 0 }, ['schema type input narrowed sku']],
    [
      'and its limits are those of the items',
      { ...text, maxLength: 8 },
      { type: 'array', items: { ...text, pattern: '^[A-Z]+$', maxLength: 8 } },
      ['schema type input widened sku', 'schema pattern input narrowed sku'],
    ],
    [
      'a list of at most one is that one',
      { type: 'array', items: text, maxItems: 1 },
      text,
      ['schema type input widened sku'],
    ],
    ['a longer one is not', { type: 'array', items: text }, text, ['schema type input narrowed sku']],
    [
      'a truth is one of two texts',
      { type: 'boolean' },
      { ...text, enum: ['true', 'false', 'auto'] },
      ['schema type input widened sku'],
    ],
    [
      'and not of two others',
      { type: 'boolean' },
      { ...text, enum: ['yes', 'no'] },
      ['schema type input widened sku', 'schema enum input narrowed sku'],
    ],
    [
      'nor of one and another',
      { type: 'boolean' },
      { ...text, enum: ['true', 'auto'] },
      ['schema type input widened sku', 'schema enum input narrowed sku'],
    ],
    ['and the two texts are all truths', { ...text, enum: ['true', 'false'] }, { type: 'boolean' }, []],
    [
      'but no others are',
      { ...text, enum: ['true', 'auto'] },
      { type: 'boolean' },
      ['schema type input narrowed sku', 'schema enum input widened sku'],
    ],
    ['digits are a number', { ...text, enum: ['1', '12'] }, count, ['schema enum input widened sku']],
    [
      'and letters none',
      { ...text, enum: ['1', 'b'] },
      count,
      ['schema type input narrowed sku', 'schema enum input widened sku'],
    ],
    [
      'a number is a text of digits',
      count,
      { ...text, pattern: '^[^,]+$', minLength: 1 },
      ['schema type input widened sku'],
    ],
    [
      'and no text of letters',
      count,
      { ...text, pattern: '^[a-z]+$' },
      ['schema type input widened sku', 'schema pattern input narrowed sku'],
    ],
  ])('%s', (_, was, now, expected) => {
    expect(effectsOf(query(was), query(now))).toEqual(expected);
  });

  it('is not cut at commas where it was a text', () => {
    const joined = { explode: false };
    const list = (items: object) => query({ type: 'array', items }, joined);
    expect(effectsOf(query(count, joined), list(count))).toEqual(['schema type input widened sku']);
    expect(effectsOf(query(text, joined), list(text))).toEqual(['schema type input replaced sku']);
    const one = (...values: string[]) => ({ ...text, enum: values });
    expect(effectsOf(query(one('red', 'blue'), joined), list(one('red', 'blue')))).toEqual([
      'schema type input widened sku',
    ]);
    expect(effectsOf(query(one('red', 'red,blue'), joined), list(text))).toEqual(['schema type input replaced sku']);
  });

  it('says nothing with the default of a place in a list', () => {
    const paged = (name: string, usual: string) =>
      calling({ parameters: [{ name, in: 'query', schema: { ...text, default: usual } }] });
    expect(effectsOf(paged('pageToken', 'a'), paged('pageToken', 'b'))).toEqual([
      'schema default input noted pageToken',
    ]);
    expect(effectsOf(paged('sort', 'a'), paged('sort', 'b'))).toEqual(['schema default input replaced sort']);
  });
});

test('a default is what is spelled: a number and its text are one', () => {
  const listing = (usual: unknown) =>
    calling({ parameters: [{ name: 'limit', in: 'query', schema: { type: ['string', 'integer'], default: usual } }] });
  expect(effectsOf(listing(0), listing('0'))).toEqual([]);
  expect(effectsOf(listing(100), listing('50'))).toEqual(['schema default input replaced limit']);
});

describe('a default that is written down for the first time', () => {
  const list = (description: string, usual?: unknown) =>
    calling({ parameters: [{ name: 'limit', in: 'query', description, schema: { ...count, default: usual } }] });
  const told = (description: string, usual: unknown = 20) =>
    effectsOf(list(description), list(description, usual)).join();

  it.each(['Defaults to 20.', 'So many (default: `20`), at most 100', 'By default, 20 of them.', '20 is the default'])(
    'was known where prose names it: %s',
    (description) => expect(told(description)).toBe('schema default input noted limit'),
  );

  it.each(['', 'At most 20.', 'Default: 200', 'Defaults to 20.5', 'default: 10, at most 20'])(
    'is new where prose does not: %s',
    (description) => expect(told(description)).toBe('schema default input replaced limit'),
  );

  it('is another where there was one, whatever prose says', () => {
    const [was, now] = [10, 20].map((usual) => list('Defaults to 20.', usual));
    expect(was && now && effectsOf(was, now)).toEqual(['schema default input replaced limit']);
  });
});

describe('how a parameter is written', () => {
  it.each<[string, object, object, string[]]>([
    ['reserved characters may be allowed', { allowReserved: true }, {}, ['parameter allowReserved input narrowed sku']],
    ['and no value', {}, { allowEmptyValue: true }, ['parameter allowEmptyValue input widened sku']],
    ['in a header neither means anything', { in: 'header', allowReserved: true }, { in: 'header' }, []],
    [
      'a list in a header is joined either way',
      { in: 'header', schema: { type: 'array' } },
      { in: 'header', schema: { type: 'array' }, explode: true },
      [],
    ],
    [
      'an object there is not',
      { in: 'header', schema: { type: 'object' } },
      { in: 'header', schema: { type: 'object' }, explode: true },
      ['parameter explode input replaced sku'],
    ],
    [
      'a deep object has names of its own',
      { style: 'deepObject', schema: { type: 'object' } },
      { style: 'deepObject', schema: { type: 'object' }, explode: true },
      [],
    ],
  ])('%s', (_, was, now, expected) => {
    const one = (rest: object) => calling({ parameters: [{ name: 'sku', in: 'query', schema: text, ...rest }] });
    expect(effectsOf(one(was), one(now))).toEqual(expected);
  });

  it('may stand as it is in a path since OpenAPI 3.2', () => {
    const at = (openapi: string, rest: object) => {
      const id = { name: 'id', in: 'path', required: true, schema: text, ...rest };
      return calling({ parameters: [id] }, { openapi });
    };
    expect(effectsOf(at('3.2.0', { allowReserved: true }), at('3.2.0', {}))).toEqual([
      'parameter allowReserved input narrowed id',
    ]);
    expect(effectsOf(at('3.1.0', { allowReserved: true }), at('3.1.0', {}))).toEqual([]);
  });

  it('is said of the lists in a list, too', () => {
    const rows = (collectionFormat?: string) => ({
      name: 'rows',
      in: 'query',
      type: 'array',
      collectionFormat: 'pipes',
      items: { type: 'array', items: count, ...(collectionFormat ? { collectionFormat } : {}) },
    });
    const [plain, usual, spaces] = [rows(), rows('csv'), rows('ssv')].map((one) =>
      callingLegacy({ parameters: [one] }),
    );
    expect(effectsOf(plain ?? {}, usual ?? {})).toEqual([]);
    expect(effectsOf(plain ?? {}, spaces ?? {})).toEqual(['parameter itemStyle input replaced rows']);
  });
});

describe('a parameter in the path', () => {
  const at = (...names: string[]) =>
    calling({ parameters: names.map((name) => ({ name, in: 'path', required: true, schema: text })) });

  it('is there whether it is declared or not, under whatever name', () => {
    expect(effectsOf(at(), at('id'))).toEqual([]);
    expect(effectsOf(at(), at('order'))).toEqual([]);
    expect(effectsOf(at('order'), at())).toEqual([]);
  });

  it('is compared with the one at its place', () => {
    const renamed = calling({ parameters: [{ name: 'order', in: 'path', required: true, schema: count }] });
    expect(effectsOf(at('id'), renamed)).toEqual(['schema type input narrowed order']);
  });
});

describe('a header called Authorization', () => {
  const header = (required: boolean) => ({ name: 'Authorization', in: 'header', required });
  it('says nothing in OpenAPI 3', () => {
    const one = (required: boolean) => calling({ parameters: [{ ...header(required), schema: text }] });
    expect(effectsOf(one(false), one(true))).toEqual([]);
    expect(effectsOf(calling({}), one(true))).toEqual([]);
  });

  it('is one like any other in 2.0, and may stay in a conversion', () => {
    const one = (required: boolean) => callingLegacy({ parameters: [{ ...header(required), ...text }] });
    expect(effectsOf(one(false), one(true))).toEqual(['parameter required input narrowed Authorization']);
    const converted = calling({ parameters: [{ ...header(true), schema: text }] });
    expect(effectsOf(one(true), converted)).toEqual([
      'parameter required input widened Authorization',
      'schema presence input widened Authorization',
    ]);
  });
});

describe('parameters gathered in an object', () => {
  const one = (name: string, schema: object = count, rest: object = {}) => ({ name, in: 'query', schema, ...rest });
  const object = (required: string[] = [], rest: object = {}) => ({
    type: 'object',
    properties: { page: count, size: count },
    required,
    ...rest,
  });
  const apart = calling({ parameters: [one('page'), one('size')] });

  it('are the same on the wire', () => {
    const gathered = calling({ parameters: [one('paging', object())] });
    expect(effectsOf(apart, gathered)).toEqual([]);
    expect(effectsOf(gathered, apart)).toEqual([]);
    expect(effectsOf(gathered, calling({ parameters: [one('window', object())] }))).toEqual([]);
  });

  it('are called after the object where it is deep', () => {
    const deep = one('paging', object(), { style: 'deepObject' });
    const named = [one('paging[page]'), one('paging[size]')];
    expect(effectsOf(calling({ parameters: [deep] }), calling({ parameters: named }))).toEqual([]);
    expect(effectsOf(apart, calling({ parameters: [deep] }))).not.toEqual([]);
  });

  it('are a whole query string', () => {
    const whole = {
      name: 'any',
      in: 'querystring',
      content: { 'application/x-www-form-urlencoded': { schema: object() } },
    };
    const renamed = { ...whole, name: 'all' };
    expect(effectsOf(apart, calling({ parameters: [whole] }))).toEqual([]);
    expect(effectsOf(calling({ parameters: [whole] }), calling({ parameters: [renamed] }))).toEqual([]);
  });

  it('are compared one by one', () => {
    const gathered = one('paging', { ...object(), properties: { page: text, sort: text } });
    expect(effectsOf(apart, calling({ parameters: [gathered] }))).toEqual([
      'schema type input widened page',
      'parameter presence input narrowed size',
      'parameter presence input widened sort',
    ]);
  });

  it('may be asked for', () => {
    const asked = [one('page', count, { required: true }), one('size')];
    const required = calling({ parameters: [one('paging', object(['page']), { required: true })] });
    expect(effectsOf(calling({ parameters: asked }), required)).toEqual([]);
    expect(effectsOf(apart, required)).toEqual(['parameter required input narrowed page']);
  });

  it('may be asked for as soon as another one is sent', () => {
    const together = calling({ parameters: [one('paging', object(['page']))] });
    expect(effectsOf(apart, together)).toEqual(['parameter required input narrowed page']);
    const always = calling({ parameters: [one('paging', object(['page']), { required: true })] });
    expect(effectsOf(calling({ parameters: [one('page', count, { required: true }), one('size')] }), together)).toEqual(
      ['parameter required input widened page'],
    );
    expect(effectsOf(together, always)).toEqual(['parameter required input narrowed paging']);
  });
});

describe('a parameter of OpenAPI 2.0', () => {
  const header = (said: object) => callingLegacy({ parameters: [{ name: 'X-Count', in: 'header', ...said }] });

  it('that only has a schema, as later versions write it, has the type of that', () => {
    expect(effectsOf(header({ schema: count }), header(count))).toEqual([]);
    expect(effectsOf(header({ schema: text }), header(count))).toEqual(['schema type input narrowed X-Count']);
    expect(effectsOf(header({ ...text, schema: count }), header(text))).not.toContain(
      'schema type input widened X-Count',
    );
  });
});
