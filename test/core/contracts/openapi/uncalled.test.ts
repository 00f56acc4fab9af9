import { expect, test } from 'vitest';
import { saidOf } from '../../story/told.ts';

const head = 'openapi: 3.1.0\ninfo: { title: Orders, version: 1.0.0 }\n';
const keys = '  securitySchemes: { key: { type: apiKey, in: header, name: X-Key } }\n';
const schemas = (name: string, field: string) =>
  `  schemas: { ${name}: { type: object, required: [${field}], properties: { ${field}: { type: string } } } }\n`;
const hidden = (name = 'Order', field = 'total') =>
  `${head}security: [{ key: [] }]\npaths: { /orders: {} }\ncomponents:\n${keys}${schemas(name, field)}`;
const shown = hidden()
  .replace('security: [{ key: [] }]\n', '')
  .replace(
    '/orders: {}',
    "/orders: { get: { security: [{ key: [] }], responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } } } }",
  );
const file = 'openapi.yaml';
const severities = (before: string, after?: string) =>
  saidOf({ [file]: before }, after === undefined ? {} : { [file]: after }).map(({ change }) => change?.severity);

test('a description whose paths have no operation breaks nobody, whatever changes or goes', () => {
  expect(severities(hidden(), hidden('Order', 'sum'))).not.toContain('breaking');
  expect(severities(hidden(), hidden('Purchase'))).toEqual(['dangerous']);
  expect(severities(hidden())).toEqual(['dangerous']);
});

test('components without any path are for others to use', () => {
  const parts = (field: string) => `${head}components:\n${schemas('Order', field)}`;
  expect(severities(parts('total'), parts('sum'))).toContain('breaking');
  expect(severities(parts('total'))).toEqual(['breaking']);
});

test('of a schema that goes nobody knows which way, what breaks one way alone is dangerous', () => {
  const bodies = (body: string) => `{ description: ok, content: { application/json: { schema: ${body} } } }`;
  const order = (fields: string, more = '') =>
    `${head}components:\n  schemas: { Order: { type: object, ${fields} } }\n${more}`;
  const [two, one] = [
    'required: [a], properties: { a: { type: string }, b: { enum: [x, y] } }',
    'properties: { b: { enum: [x, y] } }',
  ];
  expect(severities(order(one), order(two))).toEqual(['dangerous']);
  expect(severities(order(two), order(two.replace('[x, y]', '[x]')))).toEqual(['dangerous']);
  expect(severities(order(two), order(one))).not.toContain('breaking');
  expect(severities(order(two), order(two.replace('string', 'integer')))).toEqual(['breaking']);
  // What an answer of the same description holds goes its way.
  const answer = `  responses: { One: ${bodies("{ $ref: '#/components/schemas/Order' }")} }\n`;
  expect(severities(order(two, answer), order(one, answer))).toContain('breaking');
  expect(severities(order(one, answer), order(two, answer))).toEqual(['dangerous']);
});

test('components stay where there is an operation now, and a way to authenticate with it', () => {
  expect(severities(hidden(), shown)).toEqual([]);
  const parts = hidden().replace('paths: { /orders: {} }\n', '');
  expect(severities(parts, shown)).toEqual([]);
  expect(severities(parts, shown.replaceAll('total', 'sum'))).toContain('breaking');
});

test('an operation that goes is gone, though its components stay', () => {
  expect(saidOf({ [file]: shown }, { [file]: hidden() }).map(({ message }) => message)).toEqual([
    'The operation `GET /orders` was removed.',
  ]);
});

test('a description without operations that is made from a file of protobuf breaks nobody', () => {
  const made = (title: string, name: string) =>
    JSON.stringify({
      swagger: '2.0',
      info: { title, version: 'version not set' },
      paths: {},
      definitions: { [name]: { type: 'object', properties: { code: { type: 'integer' } } } },
    });
  const told = (title: string) =>
    saidOf({ 'error.json': made(title, 'orderError') }, { 'error.json': made(title, 'OrderError') });
  expect(told('orders/v1/error.proto').map(({ change }) => change?.severity)).toEqual(['dangerous']);
  expect(told('Errors').map(({ change }) => change?.severity)).toEqual(['breaking']);
});
