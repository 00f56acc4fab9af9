import { expect, test } from 'vitest';
import { head } from './contract.ts';
import { saidOf } from './told.ts';

test('a scope that is gone goes with the operation that asks for another one instead', () => {
  const shop = (scopes: readonly string[], asked: string) => `${head}paths:
  /orders:
    post:
      security: [{login: [${asked}]}]
      responses: {'200': {description: ok}}
  /carts:
    get:
      security: [{login: [read]}]
      responses: {'200': {description: ok}}
components:
  securitySchemes:
    login:
      type: oauth2
      flows:
        clientCredentials:
          tokenUrl: https://login.example.com/token
          scopes: {${scopes.map((scope) => `'${scope}': ''`).join(', ')}}
`;
  const said = (before: string, after: string) =>
    saidOf({ 'a.yaml': before }, { 'a.yaml': after }).map(({ message }) => message);
  const was = shop(['read', 'write', 'old'], 'write');
  expect(said(was, shop(['read', 'change', 'old'], 'change'))).toEqual([
    'Authenticating with `login` at POST /orders now asks for the scopes `change` instead of `write`, and `write` can no longer be asked for.',
  ]);
  expect(said(was, shop(['read', 'write', 'change'], 'change'))).toEqual([
    'Authenticating with `login` at POST /orders now asks for the scopes `change` instead of `write`.',
    expect.stringMatching(/^The scope `old` can no longer be asked for/u),
  ]);
  expect(said(shop(['read', 'write', 'old', 'older'], 'write'), shop(['read', 'write'], 'write'))).toEqual([
    expect.stringMatching(
      /^2 scopes can no longer be asked for in the flow `clientCredentials` \(`old` and `older`\): /u,
    ),
  ]);
  // One of them goes with an operation, and what is said of the other names both.
  expect(said(was, shop(['read', 'change'], 'change'))).toHaveLength(2);
});

test('another syntax of a file goes with what it decides for the fields of the file', () => {
  const file = (syntax: string, field = 'string id = 1;') => `${syntax}\npackage shop;\nmessage Order { ${field} }\n`;
  const said = (before: string, after: string) =>
    saidOf({ 'a.proto': before }, { 'a.proto': after }).map(({ message }) => message);
  const was = file('syntax = "proto3";');
  expect(said(was, file('edition = "2023";'))).toEqual([
    'The syntax of a.proto changed from `proto3` to `edition 2023`. The cardinality of `id` in Order changed from `implicit` to `optional`.',
  ]);
  const implicit = 'string id = 1 [features.field_presence = IMPLICIT];';
  expect(said(was, file('edition = "2023";', implicit))).toEqual([
    'The syntax of a.proto changed from `proto3` to `edition 2023`.',
  ]);
  expect(said(was, file('edition = "2023";', implicit.replace('string', 'int32')))).toHaveLength(2);
});

test('ways to authenticate that one operation no longer takes are one list, and one of them is itself', () => {
  const shop = (security: string) => `${head}paths:
  /orders: {get: {security: [${security}], responses: {'200': {description: ok}}}}
  /carts: {get: {security: [{key: []}, {token: []}], responses: {'200': {description: ok}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    token: {type: apiKey, in: header, name: X-Token}
    other: {type: apiKey, in: header, name: X-Other}
`;
  const said = (after: string) =>
    saidOf({ 'a.yaml': shop('{key: []}, {token: []}') }, { 'a.yaml': shop(after) }).map(({ message }) => message);
  expect(said('{key: [], token: []}')).toEqual([
    '`key` and `token` are no longer enough alone for GET /orders: it asks for `key + token` together.',
  ]);
  expect(said('{other: []}')).toEqual([
    '2 ways to authenticate are no longer accepted by GET /orders: `key` and `token`.',
  ]);
  expect(said('{key: []}')).toEqual(['Authenticating with `token` is no longer accepted by GET /orders.']);
});
