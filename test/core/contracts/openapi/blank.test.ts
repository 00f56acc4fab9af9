import { describe, expect, test } from 'vitest';
import { saidOf } from '../../story/told.ts';

const body = '{ required: true, content: { application/json: { schema: { type: object } } } }';
const operation = (method: string, more: string) => `openapi: 3.0.3
info: { title: Orders, version: 1.0.0 }
paths: { /orders: { ${method}: { ${more} } } }
`;
const rulesOf = (before: string, after: string) =>
  saidOf({ 'a.yaml': before }, { 'a.yaml': after }).map(({ rule, change }) => `${change?.severity}: ${rule}`);

describe('a required body of an operation', () => {
  const told = (said: string, method = 'post') =>
    rulesOf(operation(method, said), operation(method, `${said}, requestBody: ${body}`));
  const late = ['dangerous: contract/required-body-described'];
  const broken = ['breaking: contract/required-body-added'];
  const answered = "responses: { '200': { description: ok } }";

  test.each(['responses: {}', answered, "responses: { '201': { description: '' }, '400': { description: no } }"])(
    'that described nothing is written down late: %s',
    (said) => {
      expect(told(said)).toEqual(late);
      expect(told(said, 'put')).toEqual(late);
    },
  );

  test.each([
    "responses: { '204': { description: done } }",
    "responses: { '200': { description: ok, content: { application/json: { schema: { type: object } } } } }",
    "responses: { '200': { description: ok }, '400': { description: no, content: { text/plain: {} } } }",
    `parameters: [{ name: dry, in: query, schema: { type: boolean } }], ${answered}`,
  ])('that described something breaks: %s', (said) => {
    expect(told(said)).toEqual(broken);
  });

  test('that usually has none breaks', () => {
    expect(told(answered, 'delete')).toEqual(broken);
  });
});

describe('required fields of an object', () => {
  const taking = (schema: string) =>
    operation('post', `requestBody: { content: { application/json: { schema: ${schema} } } }, responses: {}`);
  const fields = '{ type: object, required: [id], properties: { id: { type: string } } }';
  const late = ['dangerous: contract/required-field-described'];
  const broken = ['breaking: contract/required-request-field-added'];

  test.each([
    '{ type: object }',
    '{ type: object, properties: {} }',
    '{ type: object, required: [], description: an order }',
  ])('that described none are written down late: %s', (before) => {
    expect(rulesOf(taking(before), taking(fields))).toEqual(late);
  });

  test.each([
    '{ type: object, additionalProperties: true }',
    '{ type: object, properties: { note: { type: string } } }',
    '{ type: object, maxProperties: 9 }',
  ])('that described something break: %s', (before) => {
    expect(rulesOf(taking(before), taking(fields))).toEqual(expect.arrayContaining(broken));
  });
});

describe('the items of an array', () => {
  const taking = (schema: string) =>
    operation('post', `requestBody: { content: { application/json: { schema: ${schema} } } }, responses: {}`);
  const texts = 'items: { type: string }';

  test('are written down late where nothing was said of it', () => {
    const was = taking('{ type: array, description: what is ordered }');
    expect(rulesOf(was, taking(`{ type: array, ${texts} }`))).toEqual(['dangerous: contract/items-described']);
    expect(rulesOf(was, taking('{ type: array, items: {} }'))).toEqual([]);
  });

  test('break where anything was said of it, or a validator asks for them', () => {
    const broken = ['breaking: contract/request-constraint-introduced'];
    expect(rulesOf(taking('{ type: array, maxItems: 3 }'), taking(`{ type: array, maxItems: 3, ${texts} }`))).toEqual(
      broken,
    );
    const schema = (more: object) =>
      JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'array', ...more });
    const said = saidOf({ 'a.schema.json': schema({}) }, { 'a.schema.json': schema({ items: { type: 'string' } }) });
    expect(said.map(({ rule, change }) => `${change?.severity}: ${rule}`)).toEqual(broken);
  });
});

describe('a value of which nothing is said', () => {
  const taking = (schema: string) =>
    operation('post', `requestBody: { content: { application/json: { schema: ${schema} } } }, responses: {}`);
  const said = (within: string, before: string, after: string) =>
    rulesOf(taking(within.replace('?', before)), taking(within.replace('?', after)));
  const described = 'dangerous: contract/value-described';

  test.each(['?', '{ type: array, items: ? }', '{ properties: { of: ? } }', '{ allOf: [{ properties: { of: ? } }] }'])(
    'is described late as an object or an array: %s',
    (within) => {
      expect(said(within, '{ description: any }', '{ type: object, properties: { a: {} } }')).toContain(described);
      const late = said(within, '{}', '{ type: object, required: [a], properties: { a: {} } }');
      expect(late.toSorted()).toEqual(['dangerous: contract/required-field-described', described]);
      expect(said(within, '{}', '{ type: array, items: {} }')).toEqual([described]);
    },
  );

  test('breaks as a text, where anything was said of it, and to a validator', () => {
    const broken = ['breaking: contract/request-type-changed'];
    expect(said('?', '{}', '{ type: string }')).toEqual(broken);
    expect(said('?', '{ minProperties: 1 }', '{ type: object, minProperties: 1 }')).toEqual(broken);
    expect(said('?', '{ type: [object, string] }', '{ type: object }')).toEqual(broken);
    const schema = (more: object) =>
      JSON.stringify({ $schema: 'https://json-schema.org/draft/2020-12/schema', properties: { of: more } });
    const strict = saidOf({ 'a.schema.json': schema({}) }, { 'a.schema.json': schema({ type: 'object' }) });
    expect(strict.map(({ rule, change }) => `${change?.severity}: ${rule}`)).toEqual(broken);
  });
});
