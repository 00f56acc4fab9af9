import { expect, test } from 'vitest';
import { saidOf } from '../../story/told.ts';

/** A description whose operation takes this body, beside a component of a body and one of an answer. */
const shop = (body: string, held = 'content: { application/json: { schema: { type: object } } }') => `openapi: 3.0.3
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    post:
      requestBody: ${body}
      responses: { '204': { description: done } }
components:
  requestBodies:
    Order: { description: An order., ${held} }
`;
const rulesOf = (before: string, after: string) =>
  saidOf({ 'a.yaml': before }, { 'a.yaml': after }).map(({ rule }) => rule);

const inSchema = "{ content: { application/json: { schema: { $ref: '#/components/requestBodies/Order' } } } }";
const asBody = "{ $ref: '#/components/requestBodies/Order' }";

test('a schema that refers to a body says nothing, and is compared with nothing', () => {
  expect(rulesOf(shop(inSchema), shop(asBody))).toEqual([]);
});

test('nor does one that refers to a parameter', () => {
  const ordered = (sort: string) => `openapi: 3.0.3
info: { title: Orders, version: 1.0.0 }
paths:
  /orders:
    post:
      requestBody: { content: { application/json: { schema: { type: object, properties: { sort: ${sort} } } } } }
      responses: { '204': { description: done } }
components:
  parameters:
    Sort: { name: sort, in: query, schema: { type: integer } }
`;
  const misplaced = "{ $ref: '#/components/parameters/Sort' }";
  expect(rulesOf(ordered(misplaced), ordered('{ type: string }'))).toEqual([]);
  expect(rulesOf(ordered('{ type: integer }'), ordered('{ type: string }'))).toEqual(['contract/request-type-changed']);
});

test('a schema that stands among bodies is one', () => {
  const held = (type: string) => `type: ${type}, content: { type: string }`;
  expect(rulesOf(shop(inSchema, held('object')), shop(inSchema, held('array')))).toEqual([
    'contract/request-type-changed',
  ]);
});
