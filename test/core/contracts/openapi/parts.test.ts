import { expect, test } from 'vitest';
import { contractFiles } from '../../../../src/core/contracts/files.ts';
import { isFragment } from '../../../../src/core/trees/contract-roots.ts';
import { saidOf } from '../../story/told.ts';

const head = 'openapi: 3.0.3\ninfo: { title: Orders, version: 1.0.0 }\n';
const main = `${head}paths:
  /orders:
    get: { responses: { '200': { description: ok, content: { application/json: { schema: { $ref: 'parts.yaml#/components/schemas/Order' } } } } } }
  /refunds: { $ref: 'parts.yaml#/components/paths/refunds' }
`;
const parts = (order: string, note = 'type: string', refunds = 'get') =>
  `openapi: 3.0.3\ncomponents:\n  schemas:\n    Order:\n      type: object\n      properties:\n        total:\n          ${order}\n    Note:\n      type: object\n      properties:\n        text:\n          ${note}\n  paths:\n    refunds:\n      ${refunds}:\n        responses: { '200': { description: ok } }\n`;
const said = (before: string, after: string) =>
  saidOf({ 'api.yaml': main, 'parts.yaml': before }, { 'api.yaml': main, 'parts.yaml': after }).map(
    ({ change, message }) => `${change?.severity}: ${message}`,
  );
const nullable = 'type: string\n          nullable: true';

test('what refers to a part says whether it is sent or received', () => {
  expect(said(parts(nullable), parts('type: string'))).toEqual([]);
  expect(said(parts('type: string'), parts(nullable))).toEqual([
    'breaking: `total` in Order in responses of GET /orders can now be null.',
  ]);
});

test('a part that nothing of it refers to says itself what changed, which is dangerous where it breaks one way alone', () => {
  expect(said(parts('type: string', nullable), parts('type: string'))).toEqual([
    'dangerous: `text` in Note can no longer be null.',
  ]);
  expect(said(parts('type: string', 'type: string'), parts('type: string', 'type: integer'))).toEqual([
    expect.stringMatching(/^breaking: The type of `text` /),
  ]);
});

test('an operation that is kept among parts is gone with its description', () => {
  expect(said(parts('type: string'), parts('type: string', 'type: string', 'post'))).toEqual([
    'breaking: The operation `GET /refunds` was removed.',
  ]);
});

test('descriptions that may use a description of parts are searched for', () => {
  expect(isFragment('parts.yaml', parts('type: string'), contractFiles)).toBe(true);
  expect(isFragment('api.yaml', main, contractFiles)).toBe(false);
  expect(isFragment('parts.json', '{\n  "openapi": "3.0.3",\n  "components": {}\n}', contractFiles)).toBe(true);
  expect(isFragment('api.json', '{\n  "openapi": "3.0.3",\n  "paths": {}\n}', contractFiles)).toBe(false);
});
