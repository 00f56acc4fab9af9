import { describe, expect, it } from 'vitest';
import { calling, callingLegacy } from '../../../orders/calls.ts';
import { differencesOf, effectsOf } from '../../../orders/differences.ts';
import { asFile } from '../../../orders/every-feature.ts';

const text = { type: 'string' };
const names = { type: 'array', items: text };
const file = { type: 'string', format: 'binary' };
const order = { type: 'object', properties: { id: text } };
const urlencoded = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data';

function form(properties: object, encoding: object = {}, mediaType = urlencoded) {
  return calling({ requestBody: { content: { [mediaType]: { schema: { type: 'object', properties }, encoding } } } });
}

describe('a part of a form', () => {
  it.each<[string, object, object, object, string[]]>([
    ['a list is repeated', { of: names }, {}, { of: { explode: true } }, []],
    ['or joined', { of: names }, {}, { of: { explode: false } }, ['property explode input replaced of']],
    [
      'by commas or spaces',
      { of: names },
      { of: { explode: false } },
      { of: { style: 'spaceDelimited' } },
      ['property style input replaced of'],
    ],
    ['a single value is the same', { of: text }, {}, { of: { explode: false } }, []],
    [
      'reserved characters may stand',
      { of: text },
      { of: { allowReserved: true } },
      {},
      ['property allowReserved input narrowed of'],
    ],
  ])('%s', (_, properties, was, now, expected) => {
    expect(effectsOf(form(properties, was), form(properties, now))).toEqual(expected);
  });

  it.each<[string, object, object, string[]]>([
    ['a file that is a text', file, text, ['schema contentMediaType input replaced of']],
    [
      'a file of a kind',
      { type: 'string', contentMediaType: 'image/png' },
      text,
      ['schema contentMediaType input replaced of'],
    ],
    ['a text that says so', { type: 'string', contentMediaType: 'text/plain' }, text, []],
    ['a text that is said to be one', text, { type: 'string', contentMediaType: 'text/plain' }, []],
    [
      'a file of a kind that is a text and says so',
      { type: 'string', contentMediaType: 'image/png' },
      { type: 'string', contentMediaType: 'text/plain' },
      ['schema contentMediaType input replaced of'],
    ],
    ['files that are texts', { type: 'array', items: file }, names, ['schema contentMediaType input replaced of[]']],
    [
      'a file that may be anything',
      file,
      {},
      ['schema type input widened of', 'schema contentMediaType input widened of'],
    ],
    ['a text that is a file', text, file, ['schema contentMediaType input narrowed of']],
    ['a file and several', file, { type: 'array', items: file }, ['schema type input widened of']],
    ['several files and one', { type: 'array', items: file }, file, ['schema type input narrowed of']],
    ['several files at least', file, { type: 'array', items: file, minItems: 2 }, ['schema type input replaced of']],
    ['a text and several', text, names, ['schema type input widened of']],
    ['an object and several', order, { type: 'array', items: order }, ['schema type input widened of']],
    [
      'several objects that are texts',
      { type: 'array', items: order },
      names,
      ['schema type input replaced of[]', 'property style input replaced of'],
    ],
  ])('is sent as what it is: %s', (_, was, now, expected) => {
    expect(effectsOf(form({ of: was }, {}, multipart), form({ of: now }, {}, multipart))).toEqual(expected);
  });

  it('is an object or several of them, wherever that is described', () => {
    const described = (of: object) => {
      const content = { [multipart]: { schema: { type: 'object', properties: { of } } } };
      return calling({ requestBody: { content } }, { components: { schemas: { Order: order } } });
    };
    const ref = { $ref: '#/components/schemas/Order' };
    expect(effectsOf(described(ref), described({ type: 'array', items: ref }))).toEqual([
      'schema type input widened of',
    ]);
  });

  it('is what its encoding says, whatever its schema calls it', () => {
    const told = { of: { contentType: 'text/csv' } };
    expect(effectsOf(form({ of: file }, told, multipart), form({ of: text }, told, multipart))).toEqual([
      'schema contentMediaType input widened of',
    ]);
    const other = { of: { contentType: 'image/png' } };
    expect(effectsOf(form({ of: file }, other, multipart), form({ of: text }, {}, multipart))).toContain(
      'property contentType input replaced of',
    );
    expect(effectsOf(form({ of: text }, {}, multipart), form({ of: file }, other, multipart))).toContain(
      'property contentType input replaced of',
    );
  });

  it('is one of several where the other side has a list, unless it says how a list is joined', () => {
    expect(effectsOf(form({ of: text }), form({ of: names }))).toEqual(['schema type input widened of']);
    const joined = { of: { explode: false } };
    expect(effectsOf(form({ of: text }, joined), form({ of: names }, joined))).toEqual([
      'schema type input replaced of',
    ]);
    const inJson = [text, names].map((of) => form({ of }, {}, 'application/json'));
    expect(effectsOf(inJson[0] ?? {}, inJson[1] ?? {})).toEqual(['schema type input replaced of']);
  });

  it.each<[string, object, object, object, string[]]>([
    [
      'has a content type',
      { of: file },
      { of: { contentType: 'image/png, image/jpeg' } },
      { of: { contentType: 'image/png' } },
      ['property contentType input narrowed of'],
    ],
    [
      'may be of any',
      { of: file },
      { of: { contentType: 'image/png' } },
      { of: { contentType: 'image/*' } },
      ['property contentType input widened of'],
    ],
    ['is JSON where it is an object', { of: { type: 'object' } }, {}, { of: { contentType: 'application/json' } }, []],
    [
      'and is not any more',
      { of: { type: 'object' } },
      {},
      { of: { contentType: 'application/xml' } },
      ['property contentType input replaced of'],
    ],
    ['is text where it is one', { of: text }, {}, { of: { contentType: 'text/plain' } }, []],
    [
      'may need a header',
      { of: file },
      {},
      { of: { headers: { 'X-Sum': { required: true, schema: text } } } },
      ['header presence input narrowed X-Sum'],
    ],
    [
      'or take one',
      { of: file },
      {},
      { of: { headers: { 'X-Sum': { schema: text } } } },
      ['header presence input widened X-Sum'],
    ],
  ])('%s', (_, properties, was, now, expected) => {
    expect(effectsOf(form(properties, was, multipart), form(properties, now, multipart))).toEqual(expected);
  });

  it('is said at its encoding', () => {
    const [was, now] = [{ of: { contentType: 'text/csv' } }, { of: { contentType: 'text/html' } }];
    expect(differencesOf(form({ of: text }, was, multipart), form({ of: text }, now, multipart))).toEqual([
      'property contentType input replaced of | "contentType": "text/csv" | "contentType": "text/html"',
    ]);
  });

  it('means nothing where there are no parts', () => {
    expect(
      effectsOf(
        form({ of: names }, { of: { explode: false } }, 'application/json'),
        form({ of: names }, {}, 'application/json'),
      ),
    ).toEqual([]);
  });

  it('is written by its content type in OpenAPI 3.0, whatever style is named', () => {
    const old = (encoding: object) =>
      asFile({
        openapi: '3.0.3',
        info: { title: 'Orders', version: '1.0.0' },
        paths: {
          '/orders': {
            post: {
              responses: { 204: {} },
              requestBody: {
                content: { [multipart]: { schema: { type: 'object', properties: { of: names } }, encoding } },
              },
            },
          },
        },
      });
    expect(effectsOf(old({}), old({ of: { explode: false } }))).toEqual([]);
  });
});

describe('a form of OpenAPI 2.0', () => {
  const field = (rest: object) => ({ name: 'of', in: 'formData', ...rest });
  const legacy = (rest: object, consumes: string[] = [urlencoded]) =>
    callingLegacy({ consumes, parameters: [field(rest)] });

  it('joins its lists unless told otherwise', () => {
    expect(effectsOf(legacy(names), legacy({ ...names, collectionFormat: 'csv' }))).toEqual([]);
    expect(effectsOf(legacy({ ...names, collectionFormat: 'multi' }), legacy(names))).toEqual([
      'property explode input replaced of',
    ]);
  });

  it('is the same form in OpenAPI 3', () => {
    expect(effectsOf(legacy({ ...names, collectionFormat: 'multi' }), form({ of: names }))).toEqual([]);
    expect(effectsOf(legacy(names), form({ of: names }, { of: { style: 'form', explode: false } }))).toEqual([]);
    expect(effectsOf(legacy({ type: 'file' }, [multipart]), form({ of: file }, {}, multipart))).toEqual([]);
    // Where nothing it consumes is a form, a file makes it one of parts.
    expect(effectsOf(legacy({ type: 'file' }, ['application/json']), form({ of: file }, {}, multipart))).toEqual([]);
  });

  it('may take a field without a value', () => {
    expect(effectsOf(legacy({ ...text, allowEmptyValue: true }), legacy(text))).toEqual([
      'property allowEmptyValue input narrowed of',
    ]);
  });
});

describe('a file', () => {
  const answer = (content: object, openapi = '3.0.3') =>
    asFile({
      openapi,
      info: { title: 'Orders', version: '1.0.0' },
      paths: { '/receipt': { get: { responses: { 200: { content } } } } },
    });

  it('is best described by its media type alone', () => {
    const pdf = answer({ 'application/pdf': { schema: file } });
    expect(effectsOf(pdf, answer({ 'application/pdf': {} }, '3.1.0'))).toEqual([]);
    expect(effectsOf(answer({ 'text/csv': { schema: file } }), answer({ 'text/csv': {} }))).not.toEqual([]);
    expect(
      effectsOf(
        answer({ 'application/pdf': { schema: { ...file, maxLength: 9 } } }),
        answer({ 'application/pdf': {} }),
      ),
    ).not.toEqual([]);
  });

  it('is sent by OpenAPI 2.0 as any other', () => {
    const legacy = asFile({
      swagger: '2.0',
      info: { title: 'Orders', version: '1.0.0' },
      paths: {
        '/receipt': { get: { produces: ['application/pdf'], responses: { 200: { schema: { type: 'file' } } } } },
      },
    });
    expect(effectsOf(legacy, answer({ 'application/pdf': { schema: file } }))).toEqual([]);
  });
});

describe('a field of a form in OpenAPI 2.0', () => {
  const of = (rest: object, more: readonly object[] = []) =>
    callingLegacy({
      consumes: [urlencoded],
      parameters: [...more, { name: 'title', in: 'formData', ...text, ...rest }],
    });

  it('is changed on the line that says so, and not where it begins', () => {
    const places = (now: object) => differencesOf(of({ required: false }), of({ required: false, ...now }))[0];
    expect(places({ type: 'integer' })).toMatch(/\| "type": "string",? \| "type": "integer"/);
    expect(places({ required: true })).toMatch(/\| "required": true,?$/);
    expect(places({ maxLength: 8 })).toMatch(/\| "maxLength": 8,?$/);
  });

  it('says nothing where it stands in another order', () => {
    const other = { name: 'note', in: 'formData', ...text };
    expect(differencesOf(of({}, [other]), of({ name: 'note' }, [{ ...other, name: 'title' }]))).toEqual([]);
  });
});
