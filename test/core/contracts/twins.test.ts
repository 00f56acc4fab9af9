import { describe, expect, it } from 'vitest';
import { effectsOf } from '../../orders/differences.ts';

const shop = (paths: string) => ({
  'shop.yaml': `openapi: 3.0.3\ninfo: { title: Shop, version: 1.0.0 }\nservers: [{ url: https://shop.example }]\npaths:\n${paths}`,
});
const answer = (content: string) =>
  `  /goods: { get: { responses: { '200': { description: Goods., ${content} } } } }\n`;
const list = (values: string) =>
  `  /goods: { post: { requestBody: { content: { application/json: { schema: { enum: [${values}] } } } }, responses: {} } }\n`;
const goods = (fields: string) => `schema: { type: object, properties: { ${fields} } }`;
const media = (first: string, second: string) =>
  `content: { application/json: { ${goods(first)} }, 'application/json; charset=utf-8': { ${goods(second)} } }`;
const path = (name: string, type: string, headers = '') =>
  `  /goods/{${name}}: { get: { parameters: [{ name: ${name}, in: path, required: true, schema: { type: ${type} } }], ` +
  `responses: { '200': { description: One., headers: { ${headers} } } } } }\n`;
const total = 'X-Total: { schema: { type: integer } }';

describe('two parts of one key', () => {
  it.each<[string, string, string, string[]]>([
    [
      'a value is listed twice',
      list('new, new, old'),
      list('new, new, old, rare'),
      ['enum-value presence input widened rare'],
    ],
    [
      'a media type is written with its parameters in another order, quoted',
      answer(`content: { 'application/x; a=1; b=2': { ${goods('id: {}')} } }`),
      answer(`content: { 'application/x;b="2";a=1': { ${goods('id: {}')} } }`),
      [],
    ],
    [
      'a media type has another parameter',
      answer(`content: { 'application/x; a=1; b=2': { ${goods('id: {}')} } }`),
      answer(`content: { 'application/x; a=1; b=3': { ${goods('id: {}')} } }`),
      [
        'media-type presence output narrowed application/x; a=1; b=2',
        'media-type presence output widened application/x; a=1; b=3',
      ],
    ],
    ['a value is no longer listed twice', list('new, new, old'), list('new, old'), []],
    [
      'a value that was listed twice goes',
      list('new, new, old'),
      list('old'),
      ['enum-value presence input narrowed new'],
    ],
    [
      'a header is described twice',
      answer(`headers: { X-Page: {}, x-page: {} }`),
      answer(`headers: { X-Page: {}, x-page: {}, ${total} }`),
      ['header presence output narrowed X-Total'],
    ],
    [
      'both media types gain a field',
      answer(media('name: {}', 'name: {}')),
      answer(media('name: {}, price: {}', 'name: {}, price: {}')),
      ['property presence output narrowed price'],
    ],
    [
      'one of two media types loses a field',
      answer(media('name: {}, price: {}', 'name: {}, price: {}')),
      answer(media('name: {}, price: {}', 'name: {}')),
      ['property presence output widened price'],
    ],
    [
      'the richer of two media types goes',
      answer(media('name: {}', 'name: {}, price: {}')),
      answer(`content: { application/json: { ${goods('name: {}')} } }`),
      ['property presence output widened price'],
    ],
    [
      'two paths of one shape',
      path('id', 'integer') + path('code', 'string'),
      path('id', 'integer', total) + path('code', 'string'),
      ['header presence output narrowed X-Total'],
    ],
    [
      'two paths of one shape change places',
      path('id', 'integer') + path('code', 'string'),
      path('code', 'string') + path('id', 'integer'),
      [],
    ],
    [
      'a path of the same shape is added',
      path('id', 'integer'),
      path('id', 'integer') + path('code', 'string'),
      ['operation presence input widened GET /goods/{code}'],
    ],
    [
      'the wider of two paths of one shape goes',
      path('id', 'integer') + path('code', 'string'),
      path('id', 'integer'),
      ['schema type input narrowed id'],
    ],
  ])('%s', (_, was, now, expected) => {
    expect(effectsOf(shop(was), shop(now))).toEqual(expected);
  });
});
