import { describe, expect, test } from 'vitest';
import { saidOf } from '../../story/told.ts';

/** A description of this version whose order has these fields. */
const shop = (version: string, order: string) => `openapi: ${version}
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    post:
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } }
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Order' } } } } }
components:
  schemas:
    Status: { type: string }
    Customer: { type: object, properties: { id: { type: string } } }
    Order: { type: object, properties: ${order} }
`;
const said = (before: string, after: string) => saidOf({ 'a.yaml': before }, { 'a.yaml': after });

const besides = [
  "{ status: { $ref: '#/components/schemas/Status', enum: [open], maxLength: 4 } }",
  "{ status: { $ref: '#/components/schemas/Status', nullable: true, readOnly: true, default: open } }",
  "{ by: { $ref: '#/components/schemas/Customer', required: [name], additionalProperties: false } }",
];

describe('a description that says 3.1 from now on', () => {
  test.each(besides)('says nothing new by what was written beside a `$ref`: %s', (order) => {
    expect(said(shop('3.0.3', order), shop('3.1.0', order))).toEqual([]);
    expect(said(shop('3.1.0', order), shop('3.0.3', order))).toEqual([]);
  });

  test('says what is written beside a `$ref` with it', () => {
    const order = (more: string) => `{ status: { $ref: '#/components/schemas/Status'${more} } }`;
    const told = said(shop('3.0.3', order('')), shop('3.1.0', order(', enum: [open]')));
    expect(told.map(({ rule }) => rule)).toEqual(['contract/request-enum-introduced']);
  });

  test('follows what 3.0 had no word for', () => {
    const order = (more: string) => `{ parts: { type: array, items: { type: object${more} } } }`;
    const told = (version: string) => said(shop(version, order('')), shop(version, order(", $dynamicRef: '#part'")));
    expect(told('3.0.3')).toEqual([]);
    expect(told('3.1.0').map(({ rule }) => rule)).toEqual(['contract/unread-part-changed']);
  });

  test('says null and limits in other words', () => {
    const before = `{
      status: { $ref: '#/components/schemas/Status', nullable: true }, note: { type: string, nullable: true },
      count: { type: integer, minimum: 0, exclusiveMinimum: true, nullable: true } }`;
    const after = `{
      status: { anyOf: [{ $ref: '#/components/schemas/Status' }, { type: 'null' }] }, note: { type: [string, 'null'] },
      count: { type: [integer, 'null'], exclusiveMinimum: 0 } }`;
    expect(said(shop('3.0.3', before), shop('3.1.0', after))).toEqual([]);
    expect(said(shop('3.0.3', before.replaceAll(', nullable: true', '')), shop('3.1.0', after))).not.toEqual([]);
  });
});

describe('null beside alternatives', () => {
  const either = (integer: string, whole = '') =>
    shop('3.0.3', `{ by: { ${whole}anyOf: [{ $ref: '#/components/schemas/Status' }, { type: integer${integer} }] } }`);
  const upgraded = shop(
    '3.1.0',
    "{ by: { anyOf: [{ $ref: '#/components/schemas/Status' }, { type: [integer, 'null'] }] } }",
  );

  test('is the same as null in one of them', () => {
    expect(said(either('', 'nullable: true, '), upgraded)).toEqual([]);
    expect(said(either('', 'nullable: true, '), either(', nullable: true'))).toEqual([]);
    expect(said(either(', nullable: true'), either('', 'nullable: true, '))).toEqual([]);
  });

  test('that comes or goes is said', () => {
    expect(said(either(''), upgraded).map(({ rule }) => rule)).toContain('contract/response-became-nullable');
    expect(said(either(', nullable: true', 'nullable: true, '), either('')).map(({ rule }) => rule)).toContain(
      'contract/request-became-not-nullable',
    );
  });
});

test('what stands beside a `$ref` counts for nothing in two versions of 3.0', () => {
  const order = (more: string) => `{ status: { $ref: '#/components/schemas/Status'${more} } }`;
  expect(said(shop('3.0.3', order('')), shop('3.0.3', order(', enum: [open]')))).toEqual([]);
});
