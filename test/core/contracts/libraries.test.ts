import { describe, expect, it } from 'vitest';
import { differencesOf, effectsOf, readBoth } from '../../orders/differences.ts';

const head = 'openapi: 3.1.0\ninfo: { title: Parts, version: 1.0.0 }\n';
const parts = (components: string, paths = '') => ({ 'parts.yaml': `${head}${paths}components:\n${components}` });
const bolt = '  schemas: { Bolt: { type: object, properties: { size: { type: integer } } } }\n';

describe('a library of components', () => {
  it.each<[string, string, string, string[]]>([
    [
      'a schema comes',
      bolt,
      bolt.replace('Bolt:', 'Nut: { type: string }, Bolt:'),
      ['schema presence input widened Nut'],
    ],
    [
      'a schema goes',
      bolt.replace('Bolt:', 'x-nut: { type: string }, Bolt:'),
      bolt,
      ['schema presence input narrowed x-nut'],
    ],
    [
      'a schema changes',
      bolt,
      bolt.replace('integer', 'string'),
      ['schema type input replaced size', 'schema type output replaced size'],
    ],
    [
      'a parameter becomes required',
      '  parameters: { Page: { name: page, in: query, schema: {} } }\n',
      '  parameters: { Page: { name: page, in: query, required: true, schema: {} } }\n',
      ['parameter required input narrowed page'],
    ],
    [
      'a parameter that is required comes',
      '  parameters: { Page: { name: page, in: query, schema: {} } }\n',
      '  parameters: { Page: { name: page, in: query, schema: {} }, Shop: { name: shop, in: query, required: true } }\n',
      ['parameter presence input widened shop'],
    ],
    [
      'a body changes',
      '  requestBodies: { New: { content: { text/plain: {}, text/csv: {} } } }\n',
      '  requestBodies: { New: { content: { text/plain: {} } } }\n',
      ['media-type presence input narrowed text/csv'],
    ],
    [
      'an answer loses its header',
      '  responses: { Gone: { description: Gone., headers: { X-Why: { required: true } } } }\n',
      '  responses: { Gone: { description: Gone. } }\n',
      ['header presence output widened X-Why'],
    ],
    [
      'a header changes',
      '  headers: { Left: { schema: { type: integer } } }\n',
      '  headers: { Left: { schema: { type: string } } }\n',
      ['schema type output widened Left'],
    ],
    [
      'a scheme changes',
      '  securitySchemes: { key: { type: apiKey, in: header, name: A } }\n',
      '  securitySchemes: { key: { type: apiKey, in: header, name: B } }\n',
      ['security name input replaced key'],
    ],
    [
      'a path item loses an operation',
      '  pathItems: { bolts: { get: { responses: {} }, put: { responses: {} } } }\n',
      '  pathItems: { bolts: { get: { responses: {} } } }\n',
      ['operation presence input narrowed PUT bolts'],
    ],
    [
      'a callback changes',
      "  callbacks: { sold: { '{$url}': { post: { requestBody: { content: { a/b: { schema: { type: string } } } } } } } }\n",
      "  callbacks: { sold: { '{$url}': { post: { requestBody: { content: { a/b: { schema: { type: number } } } } } } } }\n",
      ['schema type output replaced request body'],
    ],
  ])('%s', (_, was, now, expected) => {
    expect(effectsOf(parts(was), parts(now))).toEqual(expected);
  });

  it('that is new breaks nobody', () => {
    const found = effectsOf({}, parts(`${bolt}  parameters: { Page: { name: page, in: query, required: true } }\n`));
    expect(found).toEqual(['parameter presence input widened page', 'schema presence input widened Bolt']);
  });

  it('of OpenAPI 2.0 has the same parts', () => {
    const legacy = (type: string) => ({
      'parts.yaml': `swagger: '2.0'\ninfo: { title: Parts, version: 1.0.0 }\nparameters:\n  Page: { name: page, in: query, type: ${type} }\n  Bolt: { name: b, in: body, schema: { type: ${type} } }\nresponses:\n  All: { description: All., schema: { type: ${type} } }\npaths: {}\n`,
    });
    expect(effectsOf(legacy('integer'), legacy('boolean')).map((one) => one.split(' ').slice(1, 4).join(' '))).toEqual([
      'type input replaced',
      'type input replaced',
      'type output replaced',
      'type output replaced',
    ]);
  });

  it('is read as what is sent where operations beside it do not use it', () => {
    const paths = 'paths: { /bolts: { get: { responses: { default: { description: Any. } } } } }\n';
    const [was, now] = [parts(bolt, paths), parts(bolt.replace('integer', 'string'), paths)];
    expect(effectsOf(was, now)).toEqual(['schema type output replaced size']);
    expect(readBoth(was, now).contracts[0]?.differences[0]?.given).toMatchObject({ unasked: true });
  });
});

describe('operations behind others', () => {
  const subscribe = (callbacks: string, components = '') => ({
    'parts.yaml': `${head}paths:\n  /watch:\n    post:\n      responses: { '201': { description: Watched. } }\n      callbacks: ${callbacks}\n${components}`,
  });
  const call = (type: string, more = '') =>
    `{ '{$request.body#/to}': { post: { requestBody: { content: { application/json: { schema: { type: ${type} } } } }, responses: {} ${more} } } }`;

  it('are read under names that begin with x-', () => {
    expect(effectsOf(subscribe(`{ x-sold: ${call('string')} }`), subscribe('{}'))).toEqual([
      'operation presence output widened callback x-sold POST {$request.body#/to}',
    ]);
  });

  it('may lead back to themselves', () => {
    const cycle = (type: string) => {
      const again = ", callbacks: { again: { $ref: '#/components/callbacks/Sold' } }";
      const components = `components:\n  callbacks:\n    Sold: ${call(type, again)}\n`;
      return subscribe("{ sold: { $ref: '#/components/callbacks/Sold' } }", components);
    };
    const { contracts, unread } = readBoth(cycle('string'), cycle('integer'));
    expect(unread).toEqual([]);
    expect(contracts[0]?.differences.map(({ aspect, direction, effect }) => [aspect, direction, effect])).toEqual([
      ['type', 'output', 'replaced'],
    ]);
  });

  it('are told where several of them are one', () => {
    const shared = (type: string) => {
      const components = `components:\n  callbacks:\n    Sold: ${call(type)}\n`;
      return subscribe(
        "{ sold: { $ref: '#/components/callbacks/Sold' }, lent: { $ref: '#/components/callbacks/Sold' } }",
        components,
      );
    };
    const { contracts } = readBoth(shared('string'), shared('integer'));
    expect(contracts[0]?.differences.map(({ usedBy }) => usedBy)).toEqual([
      ['callback sold POST {$request.body#/to}', 'callback lent POST {$request.body#/to}'],
    ]);
  });

  it('stand beside the $ref of a path item', () => {
    const api = (own: string) => ({
      'parts.yaml': `${head}paths:\n  /bolts:\n    $ref: '#/components/pathItems/Bolts'\n${own}components:\n  pathItems:\n    Bolts: { get: { responses: {} } }\n`,
    });
    expect(differencesOf(api('    put: { responses: {} }\n'), api('    summary: Bolts\n'))).toEqual([
      'operation presence input narrowed PUT /bolts | put: { responses: {} } | /bolts:',
    ]);
  });

  it('go with their path, at its key', () => {
    const api = (path: string) => ({
      'parts.yaml': `${head}paths:\n  ${path}:\n    parameters: []\n    get: { responses: {} }\n`,
    });
    expect(differencesOf(api('/bolts'), api('/nuts'))).toEqual([
      'operation presence input narrowed GET /bolts | /bolts: | paths:',
      'operation presence input widened GET /nuts | paths: | /nuts:',
    ]);
  });
});

it('a pattern of names stands apart from what it is a part of', () => {
  const paths =
    "paths: { /bolts: { get: { responses: { 200: { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Bolt' } } } } } } } }\n";
  const bolts = (type: string) =>
    parts(
      `  schemas: { Bolt: { patternProperties: { '^x-': { type: ${type} }, '[a-z]': { type: ${type} } } } }\n`,
      paths,
    );
  expect(effectsOf(bolts('integer'), bolts('string'))).toEqual([
    'schema type output replaced Bolt ^x-',
    'schema type output replaced Bolt [a-z]',
  ]);
});
