import { describe, expect, it } from 'vitest';
import { carrying, effects, operation } from '../../orders/carrying.ts';
import { differencesOf, effectsOf } from '../../orders/differences.ts';
import { asFile } from '../../orders/every-feature.ts';

const text = { type: 'string' };
const count = { type: 'integer' };

describe('what a keyword allows', () => {
  it.each<[string, unknown, unknown, string[]]>([
    [
      'an encoding says how to read a text',
      text,
      { ...text, contentEncoding: 'base64' },
      ['contentEncoding input replaced'],
    ],
    [
      'a media type says what a text holds',
      { ...text, contentMediaType: 'image/png' },
      text,
      ['contentMediaType input widened'],
    ],
    [
      'one that comes refuses what holds anything else',
      text,
      { ...text, contentMediaType: 'image/png' },
      ['contentMediaType input narrowed'],
    ],
    [
      'bytes that nothing is said of may hold anything',
      { ...text, contentMediaType: 'application/octet-stream' },
      { ...text, contentMediaType: 'image/png' },
      ['contentMediaType input narrowed'],
    ],
    [
      'and one is not another',
      { ...text, contentMediaType: 'image/gif' },
      { ...text, contentMediaType: 'image/png' },
      ['contentMediaType input replaced'],
    ],
    ['contains asks for one item', { contains: text }, { contains: text, minContains: 1 }, []],
    ['unless told not to', { contains: text }, { contains: text, minContains: 0 }, ['minContains input widened']],
    ['a limit is a number', { ...text, maxLength: 9 }, { ...text, maxLength: 'nine' }, ['maxLength input widened']],
    ['a list of types has no order', { type: ['string', 'integer'] }, { type: ['integer', 'string'] }, []],
    ['alternatives of one type are a list', { type: ['string', 'integer'] }, { oneOf: [text, count] }, []],
    ['alternatives of one value are a list', { enum: ['a', 'b'] }, { oneOf: [{ const: 'b' }, { const: 'a' }] }, []],
    ['null is among the values', { enum: ['a'] }, { enum: ['a', null] }, ['nullable input widened']],
  ])('%s', (_, was, now, expected) => {
    expect(effects(was, now)).toEqual(expected.map((one) => `schema ${one} request body`));
  });

  it('takes a position for one of the items unless it is listed', () => {
    const list = { type: 'array', items: text };
    expect(effects(list, { ...list, prefixItems: [text] })).toEqual([]);
    expect(effects(list, { ...list, prefixItems: [count] })).toEqual(['schema type input replaced [0]']);
    expect(effects({ ...list, prefixItems: [count] }, list, 'output')).toEqual(['schema type output replaced []']);
  });

  it('takes one more position in a closed list for one more that is allowed', () => {
    const closed = (...prefixItems: unknown[]) => ({ type: 'array', prefixItems, items: false });
    expect(effects(closed(text), closed(text, count))).toEqual(['constraint presence input widened [1]']);
    expect(effects({ type: 'array', prefixItems: [text] }, closed(text))).toEqual([
      'schema unevaluatedItems input narrowed request body',
    ]);
  });

  it('takes a field whose schema is false for one that is not there', () => {
    const order = (note: unknown) => ({ type: 'object', properties: { note } });
    expect(effects(order(false), order(text))).toEqual(['property presence input widened note']);
    expect(effects(order(text), order(false), 'output')).toEqual(['property presence output widened note']);
  });

  it('sees what is asked for where nothing is described', () => {
    const when = (...required: string[]) => ({ type: 'object', dependentSchemas: { gift: { required } } });
    expect(effects(when('wish'), when('wish', 'card'))).toEqual([
      'schema dependentRequired input narrowed request body',
    ]);
    const listed = { type: 'object', dependentRequired: { gift: ['wish'] } };
    expect(effects(listed, when('wish'))).toEqual([]);
    expect(effects(when('wish'), listed)).toEqual([]);
    expect(effects({ ...listed, ...when('card') }, listed)).toEqual([
      'schema dependentRequired input widened request body',
    ]);
    const either = (...required: string[]) => ({ anyOf: [{ required: ['email'] }, { required }] });
    expect(effects(either('phone'), either('phone', 'name'))).toEqual(['property presence input narrowed name']);
  });

  it('finds nameless alternatives again wherever they stand in their list', () => {
    const kind = (name: string, type = 'string') => ({ type: 'object', properties: { [name]: { type } } });
    const before = { oneOf: [kind('card'), kind('cash'), kind('gift')] };
    expect(effects(before, { oneOf: [kind('gift'), kind('card'), kind('cash')] })).toEqual([]);
    expect(effects(before, { oneOf: [kind('cash'), kind('gift')] })).toEqual([
      'variant presence input narrowed with card',
    ]);
    expect(effects(before, { oneOf: [kind('cash'), kind('gift'), kind('card', 'integer')] })).toEqual([
      'schema type input replaced card',
    ]);
  });
});

describe('values that are written as text', () => {
  const form = 'application/x-www-form-urlencoded';

  it('may become any text, in a form as in a parameter, and not in JSON', () => {
    expect(effects(count, text, 'input', form)).toEqual(['schema type input widened request body']);
    expect(effects(count, text)).toEqual(['schema type input replaced request body']);
    const inJson = (schema: unknown) =>
      operation({ parameters: [{ name: 'q', in: 'query', content: { 'application/json': { schema } } }] });
    expect(effectsOf(inJson(count), inJson(text))).toEqual(['schema type input replaced q']);
  });

  it('are told apart by the types that are listed', () => {
    const either = { type: ['string', 'integer'] };
    expect(effects(either, text, 'input', form)).toEqual(['schema type input narrowed request body']);
    expect(effects(text, either, 'input', form)).toEqual(['schema type input widened request body']);
  });
});

describe('how a parameter is written', () => {
  const parameter = (rest: object, place = 'query') =>
    operation({ parameters: [{ name: 'id', in: place, required: place === 'path', ...rest }] });

  it.each<[string, object, object, string[]]>([
    ['a single value has no list style', { schema: text }, { schema: text, style: 'pipeDelimited' }, []],
    ['nor has a value of any type, which is a text', { schema: text }, { schema: {} }, []],
    [
      'a list has',
      { schema: { type: 'array' }, explode: false },
      { schema: { type: 'array' }, style: 'pipeDelimited' },
      ['parameter style input replaced id'],
    ],
    [
      'content is another syntax',
      { schema: text },
      { content: { 'application/json': { schema: count } } },
      ['parameter style input replaced id'],
    ],
  ])('%s', (_, was, now, expected) => {
    expect(effectsOf(parameter(was), parameter(now))).toEqual(expected);
  });

  it('matters for a single value where the style puts something before it', () => {
    expect(effectsOf(parameter({ schema: text }, 'path'), parameter({ schema: text, style: 'label' }, 'path'))).toEqual(
      ['parameter style input replaced id'],
    );
  });

  it('repeats the parameter itself, and not what is inside it', () => {
    const inside = (schema: unknown) => parameter({ schema: { type: 'object', properties: { tag: schema } } });
    expect(effectsOf(inside(text), inside({ type: 'array', items: text }))).toEqual(['schema type input replaced tag']);
  });
});

describe('what goes by another name', () => {
  it.each<[string, 'input' | 'output', string, string, string[]]>([
    ['a range takes in its types', 'input', 'application/json', 'application/*', ['type input widened']],
    ['and a type only part of the range', 'input', '*/*', 'application/json', ['type input narrowed']],
    [
      'JSON of its own is JSON to who reads it',
      'output',
      'application/json',
      'application/vnd.orders+json',
      ['type output narrowed'],
    ],
    [
      'and not to who sends it',
      'input',
      'application/vnd.orders+json',
      'application/json',
      ['presence input narrowed', 'presence input widened'],
    ],
    ['any JSON is more than that', 'output', 'application/problem+json', 'application/json', ['type output widened']],
  ])('%s', (_, flow, was, now, expected) => {
    const found = effectsOf(carrying(text, flow, was), carrying(text, flow, now));
    expect(found.map((one) => one.replace(/^media-type (.*) \S+$/, '$1'))).toEqual(expected);
  });

  it('takes a path with a variable as routers write it for the same path', () => {
    const at = (path: string) => asFile({ openapi: '3.1.0', paths: { [path]: { get: { responses: { 200: {} } } } } });
    expect(effectsOf(at('/orders/:id/lines'), at('/orders/{id}/lines'))).toEqual([]);
    expect(effectsOf(at('/orders:id'), at('/orders{id}'))).toHaveLength(2);
  });

  it('takes a path with a variable for the one that only has its name', () => {
    const id = { name: 'orderId', in: 'path', required: true, schema: text };
    const at = (path: string, ...parameters: object[]) =>
      asFile({ openapi: '3.1.0', paths: { [path]: { get: { parameters, responses: { 200: {} } } } } });
    expect(effectsOf(at('/orders/orderId/lines', id), at('/orders/{orderId}/lines', id))).toEqual([]);
    expect(effectsOf(at('/orders/orderId'), at('/orders/{orderId}', id))).toEqual([]);
    // A variable takes what a name was, and a name does not take what a variable was, nor what another name was.
    expect(effectsOf(at('/orders/{orderId}', id), at('/orders/orderId', id))).toHaveLength(2);
    expect(effectsOf(at('/orders/orderId'), at('/orders/{id}'))).toHaveLength(2);
  });

  it('lets a class of statuses stand for each of them', () => {
    const answering = (...statuses: string[]) =>
      operation({ responses: Object.fromEntries(statuses.map((status) => [status, { description: 'Done.' }])) });
    expect(effectsOf(answering('200', '201'), answering('2XX'))).toEqual([
      'response status output widened 2XX response',
    ]);
    expect(effectsOf(answering('2XX'), answering('200'))).toEqual(['response status output narrowed 200 response']);
    expect(effectsOf(answering('200', '404'), answering('2XX'))).toEqual([
      'response status output widened 2XX response',
      'response presence output narrowed 404 response',
    ]);
  });

  it('knows a security scheme by what it asks for', () => {
    const guarded = (name: string, header: string) =>
      operation(
        { security: [{ [name]: [] }] },
        { components: { securitySchemes: { [name]: { type: 'apiKey', in: 'header', name: header } } } },
      );
    expect(effectsOf(guarded('key', 'X-Key'), guarded('token', 'X-Key'))).toEqual([]);
    expect(effectsOf(guarded('key', 'X-Key'), guarded('token', 'X-Token'))).toEqual([
      'security presence input narrowed key',
      'security presence input widened token',
    ]);
  });
});

describe('the line that caused it', () => {
  const schemas = { Card: { type: 'object', required: ['number'] }, Cash: { type: 'object', required: ['till'] } };
  const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  const paying = (payment: unknown, required?: string[]) => {
    const order = { type: 'object', ...(required ? { required } : {}), properties: { payment } };
    return operation(
      { requestBody: { content: { 'application/json': { schema: order } } } },
      { components: { schemas } },
    );
  };

  it('is where a component is referred to, if another is there now', () => {
    expect(differencesOf(paying(ref('Card')), paying({ oneOf: [ref('Card'), ref('Cash')] }))).toEqual([
      'schema variants input widened payment | "$ref": "#/components/schemas/Card" | "oneOf": [',
    ]);
  });

  it('is the list of required names, if it is there without the name', () => {
    expect(differencesOf(paying(text, ['payment', 'id']), paying(text, ['id']))).toEqual([
      'property required input widened payment | "payment", | "required": [',
    ]);
  });

  it('is the new list of credentials, where none was asked for', () => {
    const open = operation({});
    const closed = operation({}, { security: [{ key: [] }] });
    expect(differencesOf(open, closed)).toEqual([
      'security presence input narrowed anonymous | "post": { | "security": [',
      'security presence input widened key | "post": { | {',
    ]);
  });
});

describe('OpenAPI 2.0', () => {
  const placing = (parts: object, rest: object = {}) => {
    const post = { responses: { 200: { description: 'Placed.', schema: text } }, ...parts };
    return asFile({
      swagger: '2.0',
      info: { title: 'Orders', version: '1.0.0' },
      paths: { '/orders': { post } },
      ...rest,
    });
  };

  it('lists the media types of a response elsewhere', () => {
    const both = placing({}, { produces: ['application/json', 'text/csv'] });
    expect(effectsOf(both, placing({}, { produces: ['application/json'] }))).toEqual([
      'media-type presence output narrowed text/csv',
    ]);
  });

  it('says once that a form has a required field', () => {
    const form = (required: boolean) =>
      placing({ parameters: [{ name: 'note', in: 'formData', type: 'string', required }] });
    expect(effectsOf(form(false), form(true))).toEqual(['property required input narrowed note']);
  });
});
