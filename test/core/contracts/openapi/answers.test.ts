import { describe, expect, it } from 'vitest';
import { calling, callingLegacy } from '../../../orders/calls.ts';
import { differencesOf, effectsOf, type Files, readBoth } from '../../../orders/differences.ts';

const text = { type: 'string' };
const json = (...required: string[]) => ({
  content: {
    'application/json': {
      schema: { type: 'object', required, properties: Object.fromEntries(required.map((name) => [name, text])) },
    },
  },
});

function answering(...responses: object[]) {
  return calling({ responses: Object.assign({}, ...responses) });
}

describe('how a value is written as XML', () => {
  const written = (mediaType: string, xml: object) =>
    answering({
      200: { content: { [mediaType]: { schema: { type: 'object', properties: { id: { ...text, ...xml } } } } } },
    });
  const named = { xml: { name: 'ID' } };

  it.each([
    ['application/xml', 'replaced'],
    ['application/atom+xml', 'replaced'],
    ['*/*', 'replaced'],
    ['application/json', 'noted'],
    ['multipart/form-data', 'noted'],
  ])('is read by who reads %s, or not: %s', (mediaType, effect) => {
    expect(effectsOf(written(mediaType, {}), written(mediaType, named))).toEqual([`schema xml output ${effect} id`]);
  });
});

describe('an answer that sends clients elsewhere', () => {
  const statuses = (...all: number[]) => answering(...all.map((one) => ({ [one]: json() })));
  const removed = (was: object, now: object) => {
    const [contract] = readBoth(was as Files, now as Files).contracts;
    return contract?.differences.flatMap(({ name, given, effect }) => (effect === 'narrowed' ? [[name, given]] : []));
  };

  it('is what the call was for where no success is described', () => {
    const lost = [['302 response', { success: true }]];
    expect(removed(statuses(302), statuses(200))).toEqual(lost);
    expect(removed(statuses(302, 404), statuses(404))).toEqual(lost);
    expect(removed(statuses(200, 302), statuses(200))).toEqual([['302 response', { success: false }]]);
    expect(removed(statuses(200, 304), statuses(200))).toEqual([['304 response', { success: false }]]);
  });

  it('sends them as well by another such status', () => {
    expect(removed(statuses(302), statuses(303))).toEqual([]);
    expect(removed(statuses(301), statuses(308))).toEqual([]);
    expect(removed(statuses(302), statuses(304))).toEqual([['302 response', { success: true }]]);
  });
});

describe('a status that is described by itself', () => {
  const success = { 200: {} };
  const lost = ['property presence output widened code', 'property presence output narrowed message'];
  const found = ['property presence output widened message', 'property presence output narrowed code'];
  it.each([
    ['default', '404'],
    ['4XX', '404'],
    ['default', '4XX'],
    ['2XX', '200'],
  ])('is answered as the %s said before: %s', (wide, status) => {
    const kept = wide === '2XX' ? {} : success;
    const was = answering(kept, { [wide]: json('code') });
    const added = `response presence output widened ${status} response`;
    const withStatus = (one: object) => answering(kept, { [wide]: json('code'), [status]: one });
    expect(effectsOf(was, withStatus(json('message')))).toEqual([added, ...lost]);
    expect(effectsOf(was, withStatus(json('code')))).toEqual([added]);
    expect(effectsOf(was, withStatus({}))).toEqual([added]);
  });

  it('is answered as the range or the default says once it is not', () => {
    const withStatus = (wide: string) => answering(success, { [wide]: json('code'), 404: json('message') });
    const without = (wide: string) => answering(success, { [wide]: json('code') });
    expect(effectsOf(withStatus('4XX'), without('4XX'))).toEqual(found);
    const gone = 'response presence output narrowed 404 response';
    expect(effectsOf(withStatus('default'), without('default'))).toEqual([gone, ...found]);
    expect(effectsOf(withStatus('5XX'), without('5XX'))).toEqual([gone]);
  });

  it('is held to its range before the default', () => {
    const described = (...more: object[]) =>
      answering(success, { '4XX': json('code'), default: json('message') }, ...more);
    expect(effectsOf(described(), described({ 404: json('code') }))).toEqual([
      'response presence output widened 404 response',
    ]);
  });

  it('is no error that a default tells of as the success', () => {
    const described = (...more: object[]) => answering({ default: json('code') }, ...more);
    expect(effectsOf(described(), described({ 404: json('message') }))).toEqual([
      'response presence output widened 404 response',
    ]);
  });
});

describe('the default response', () => {
  const success = { 200: {} };
  it('is what other statuses were before they were described', () => {
    const expected = ['property presence output widened code', 'property presence output narrowed message'];
    const was = answering(success, { default: json('code') });
    for (const status of ['4XX', '404']) {
      expect(effectsOf(was, answering(success, { [status]: json('message') }))).toEqual([
        `response status output narrowed ${status} response`,
        ...expected,
      ]);
    }
  });

  it('is compared with each status that takes its place', () => {
    const was = answering(success, { default: json('code') });
    const now = answering(success, { '4XX': json('code'), '5XX': json('message') });
    expect(effectsOf(was, now)).toEqual([
      'response status output narrowed 4XX response',
      'response status output narrowed 5XX response',
      'property presence output widened code',
      'property presence output narrowed message',
    ]);
  });

  it('takes the place of statuses that are no longer described', () => {
    const was = answering(success, { 404: json('code') });
    expect(effectsOf(was, answering(success, { default: json('message') }))).toEqual([
      'response status output widened default response',
      'property presence output widened code',
      'property presence output narrowed message',
    ]);
  });

  it('leaves a new status beside it alone', () => {
    const was = answering(success, { default: json('code') });
    expect(effectsOf(was, answering(success, { default: json('code'), 404: {} }))).toEqual([
      'response presence output widened 404 response',
    ]);
  });

  it('is no success beside a redirect, and is one beside what was not modified', () => {
    const moved = (...more: object[]) => answering({ 307: {}, default: json('code') }, ...more);
    expect(effectsOf(moved(), moved({ 200: {} }))).toEqual(['response presence output widened 200 response']);
    const kept = (code: string, ...more: object[]) => answering({ 304: {}, default: json(code) }, ...more);
    expect(effectsOf(kept('code'), kept('message', { 200: {} }))).toContain(
      'media-type presence output narrowed application/json',
    );
  });

  it('tells of errors from the moment that a success stands beside it, and did so if it is the same', () => {
    const first = answering({ default: json('code') });
    const apart = (code: string) => answering({ 200: json(code), default: json('message') });
    expect(effectsOf(first, apart('code'))).toEqual([
      'response status output narrowed 200 response',
      'response presence output widened default response',
    ]);
    expect(effectsOf(apart('code'), first)).toEqual([
      'response status output widened default response',
      'response presence output narrowed default response',
    ]);
    expect(effectsOf(first, apart('number'))).toContain('property presence output widened code');
    const errors = answering({ default: json('message') });
    expect(effectsOf(errors, apart('code'))).toEqual(['response presence output widened 200 response']);
  });

  it('is no error that is described by its status from the moment that a success is', () => {
    const first = answering({ default: json('code') });
    const apart = answering({ '4XX': json('message'), 201: json('code') });
    expect(effectsOf(first, apart)).toEqual([
      'response status output narrowed 201 response',
      'response presence output widened 4XX response',
    ]);
    const errors = answering({ '4XX': json('message') });
    expect(effectsOf(first, errors)).toContain('property presence output widened code');
  });

  it('takes the place of an error where another version has it as the success', () => {
    const first = answering({ default: json('code'), 404: json('message') });
    const apart = answering({ 200: json('code'), default: json('message') });
    expect(effectsOf(first, apart)).toEqual([
      'response status output narrowed 200 response',
      'response status output widened default response',
    ]);
  });

  it('says nothing of what is answered before the answer', () => {
    const any = { content: { '*/*': { schema: {} } } };
    expect(effectsOf(answering({ default: any }), answering({ 101: {}, '4XX': any }))).toEqual([
      'response presence output widened 101 response',
      'response status output narrowed 4XX response',
    ]);
    expect(effectsOf(answering({ 101: {} }), answering({ default: any }))).toEqual([
      'response presence output narrowed 101 response',
      'response presence output widened default response',
    ]);
  });

  it('is the success where nothing else is', () => {
    const was = answering({ default: json('total') });
    expect(effectsOf(was, answering({ 200: json('sum') }))).toEqual([
      'response status output narrowed 200 response',
      'property presence output widened total',
      'property presence output narrowed sum',
    ]);
    const beside = { default: json('code') };
    expect(effectsOf(was, answering({ 200: json('sum') }, beside))).toEqual(
      expect.arrayContaining(['property presence output widened total', 'property presence output narrowed sum']),
    );
    expect(effectsOf(answering(success, beside), answering(success, beside, { 201: json('sum') }))).toEqual([
      'response presence output widened 201 response',
    ]);
  });
});

it('a success that only the default describes is no longer promised by its number, and nothing comes with it', () => {
  const orders = { 200: json('total') };
  expect(effectsOf(answering(orders), answering({ default: json('total') }))).toEqual([
    'response status output widened default response',
  ]);
  expect(effectsOf(answering(orders), answering(orders, { '2XX': json('total') }))).toEqual([
    'response presence output widened 2XX response',
  ]);
});

describe('whoever is called back', () => {
  const called = (...responses: object[]) =>
    calling({}, { webhooks: { shipped: { post: { responses: Object.assign({}, ...responses) } } } });

  it('may have to answer with a body', () => {
    expect(effectsOf(called({ 200: {} }), called({ 200: json('receipt') }))).toEqual([
      'response required input narrowed 200 response',
    ]);
    expect(effectsOf(called({ 200: json('receipt') }), called({ 200: {} }))).toEqual([
      'response required input widened 200 response',
    ]);
  });

  it('fails as it likes', () => {
    const failing = (...fields: string[]) => called({ 204: {}, 400: json(...fields) });
    expect(effectsOf(failing(), failing('reason'))).toEqual(['property presence neither narrowed reason']);
    expect(effectsOf(failing(), called({ 204: {} }))).toEqual(['response presence neither narrowed 400 response']);
  });

  it('succeeds as it is told, by the default where nothing else is said', () => {
    expect(effectsOf(called({ 200: {}, 204: {} }), called({ 200: {} }))).toEqual([
      'response presence input narrowed 204 response',
    ]);
    expect(effectsOf(called({ default: {} }), called({ default: json('receipt') }))).toEqual([
      'response required input narrowed default response',
    ]);
  });
});

describe('a media type', () => {
  it('may begin like an extension', () => {
    const drawing = { 200: { content: { 'x-world/x-vrml': { schema: text }, 'text/plain': { schema: text } } } };
    expect(effectsOf(answering(drawing), answering({ 200: { content: { 'text/plain': { schema: text } } } }))).toEqual([
      'media-type presence output narrowed x-world/x-vrml',
    ]);
  });

  it('is one of those that may come', () => {
    const of = (type: string) => answering({ 200: { content: { [type]: { schema: text } } } });
    expect(effectsOf(of('application/json'), of('*/*'))).toEqual(['media-type type output widened */*']);
  });

  it('is JSON where OpenAPI 2.0 names none, and any where a conversion says so', () => {
    const legacy = callingLegacy({ responses: { 200: { schema: text } } });
    const converted = (type: string) => answering({ 200: { content: { [type]: { schema: text } } } });
    expect(effectsOf(legacy, converted('*/*'))).toEqual([]);
    expect(effectsOf(legacy, converted('application/xml'))).not.toEqual([]);
  });

  it('is not known of an error where OpenAPI 2.0 lists what all answers may be', () => {
    const object = (name: string) => ({ schema: { type: 'object', required: [name], properties: { [name]: text } } });
    const film = (produces: string[], error = object('code')) => callingLegacy({ produces, responses: { 403: error } });
    const told = (produces: string[]) =>
      callingLegacy({ produces, responses: { 200: object('id'), 403: object('code') } });
    expect(effectsOf(film(['video/mp4']), film(['application/octet-stream']))).toEqual([]);
    expect(effectsOf(film(['video/mp4', 'application/json']), film(['application/json']))).toEqual([]);
    expect(effectsOf(film(['video/mp4']), film(['application/json'], object('message')))).toEqual([
      'property presence output widened code',
      'property presence output narrowed message',
    ]);
    expect(effectsOf(told(['application/xml', 'application/json']), told(['application/json']))).toEqual([
      'media-type presence output narrowed application/xml',
    ]);
  });

  it('may describe a sequence as a whole and by its items', () => {
    const events = (whole: object | undefined, item: object | undefined) =>
      answering({
        200: {
          content: {
            'application/jsonl': { ...(whole ? { schema: whole } : {}), ...(item ? { itemSchema: item } : {}) },
          },
        },
      });
    const order = (...required: string[]) => ({ type: 'object', required, properties: { id: text } });
    const list = { type: 'array' };
    expect(effectsOf(events(list, order('id')), events(list, order()))).toEqual([
      'property required output widened id',
    ]);
    expect(effectsOf(events(undefined, order('id')), events(undefined, order()))).toEqual([
      'property required output widened id',
    ]);
    expect(effectsOf(events(order('id'), undefined), events(undefined, order('id')))).toEqual([]);
  });
});

describe('a header of an answer', () => {
  const quota = (rest: object) => answering({ 200: { headers: { 'X-Quota': rest } } });
  const object = { schema: { type: 'object', properties: { left: text } } };

  it('is written as its style says', () => {
    expect(effectsOf(quota(object), quota({ ...object, explode: true }))).toEqual([
      'header explode output replaced X-Quota',
    ]);
    const list = { schema: { type: 'array', items: text } };
    expect(effectsOf(quota(list), quota({ ...list, explode: true }))).toEqual([]);
    const legacy = (collectionFormat: string) =>
      callingLegacy({
        responses: { 200: { headers: { 'X-Tags': { type: 'array', items: text, collectionFormat } } } },
      });
    expect(effectsOf(legacy('csv'), legacy('pipes'))).toEqual(['header style output replaced X-Tags']);
  });

  it('may be deprecated', () => {
    expect(differencesOf(quota({ schema: text }), quota({ schema: text, deprecated: true }))).toEqual([
      'header deprecated output noted X-Quota | "X-Quota": { | "deprecated": true',
    ]);
  });

  it('is a text where nothing is said of it', () => {
    expect(effectsOf(quota({}), quota({ schema: text }))).toEqual([]);
  });
});

describe('a body that cannot be', () => {
  const taking = (schema: unknown) => calling({ requestBody: { content: { 'application/json': { schema } } } });
  it('is of no type', () => {
    expect(effectsOf(taking({ type: 'object' }), taking(false))).toEqual(['schema type input narrowed request body']);
    expect(effectsOf(taking(false), taking({ type: 'object' }))).toEqual(['schema type input widened request body']);
    expect(effectsOf(taking(true), taking(false))).toEqual(['schema type input narrowed request body']);
  });

  it('is told from one that is null', () => {
    const typeOf = (schema: unknown) =>
      readBoth(taking({ type: 'object' }), taking(schema))
        .contracts.flatMap(({ differences }) => differences)
        .find(({ aspect }) => aspect === 'type');
    expect(typeOf(false)).toMatchObject({ now: 'no value' });
    expect(typeOf({ type: 'null' })).toMatchObject({ now: 'null' });
  });
});

describe('the default of a field', () => {
  const taking = (usual: string | undefined, ...required: string[]) =>
    calling({
      requestBody: {
        content: {
          'application/json': {
            schema: { type: 'object', required, properties: { carrier: { ...text, default: usual } } },
          },
        },
      },
    });

  it('is what clients get that leave it out', () => {
    expect(effectsOf(taking('post'), taking('courier'))).toEqual(['schema default input replaced carrier']);
    expect(effectsOf(taking('post', 'carrier'), taking('courier', 'carrier'))).toEqual([
      'schema default input noted carrier',
    ]);
  });

  it('may be that of a component', () => {
    const taking = (usual: string) => {
      const order = { type: 'object', properties: { carrier: { $ref: '#/components/schemas/Carrier' } } };
      const schemas = { Order: order, Carrier: { ...text, default: usual } };
      const schema = { $ref: '#/components/schemas/Order' };
      return calling({ requestBody: { content: { 'application/json': { schema } } } }, { components: { schemas } });
    };
    expect(effectsOf(taking('post'), taking('courier'))).toEqual(['schema default input replaced Carrier']);
  });

  it('is written down or forgotten without a change', () => {
    expect(effectsOf(taking(undefined), taking('courier'))).toEqual(['schema default input noted carrier']);
  });
});
