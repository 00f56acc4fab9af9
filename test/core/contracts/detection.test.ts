import { expect, test } from 'vitest';
import { detect } from '../../../src/core/contracts/detect.ts';
import { readContracts } from '../../../src/core/contracts/index.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';

await allReaders();

const tree = (texts: Readonly<Record<string, string>>) => treeOf({ paths: Object.keys(texts), texts, refused: {} });

test.each([
  ['orders.thrift', 'struct Order { 1: string id }\n', 'Orders are kept here.\n', 'thrift'],
  ['orders.thrift', '# only a remark\n', '\u0000\u0001', 'thrift'],
  ['orders.proto', 'syntax = "proto3";\n', 'Orders are kept here.\n', 'protobuf'],
  ['orders.proto', '// only a remark\n', 'NAME: orders\n', 'protobuf'],
  ['main.tsp', 'import "@typespec/http";\nmodel Order {}\n', 'NAME : a280\nTYPE : TSP\nDIMENSION: 280\n', 'typespec'],
  ['main.tsp', '@service\nnamespace Orders;\n', 'DIMENSION: 280\n', 'typespec'],
  ['orders.avsc', '{"type": "array", "items": "shop.Order"}', 'Orders are kept here.\n', 'avro'],
  ['orders.smithy', '$version: "2"\nnamespace shop\n', 'Orders are kept here.\n', 'smithy'],
  ['orders.graphql', 'type Order { id: ID }\n', 'query { order { id } }\n', 'graphql'],
  ['orders.raml', '#%RAML 1.0\ntitle: Orders\n', 'title: Orders\n', 'raml'],
])('%s is told by what it holds, and not by its name alone', (path, contract, other, format) => {
  expect(detect(tree({ [path]: contract }), null)).toEqual([{ path, format }]);
  expect(detect(tree({ [path]: other }), null)).toEqual([]);
});

const options = { asOf: '2026-06-01', changed: null, renamed: new Map<string, string>(), format: null, mode: null };

test('a contract that cannot be read on one side is said once, with its line', () => {
  const [good, bad] = ['struct Order { 1: string id }\n', 'struct Order {\n  1: string\n}\n'];
  const said = (before: string, after: string) =>
    readContracts(tree({ 'a.thrift': before }), tree({ 'a.thrift': after }), options).unread.map(({ line }) => line);
  expect(said(good, bad)).toEqual([3]);
  expect(said(bad, good)).toEqual([3]);
});

test('a contract whose text is something else now is said to be none, in the words of its format', () => {
  const { unread } = readContracts(
    tree({ 'a.thrift': 'struct Order { 1: string id }\n' }),
    tree({ 'a.thrift': 'moved\n' }),
    options,
  );
  expect(unread).toMatchObject([{ file: 'a.thrift', fix: expect.stringContaining('write it as Thrift') }]);
});

test('a JSON Schema may describe a field that is called as another format is', () => {
  const schema = (field: string) =>
    `{\n  "$schema": "http://json-schema.org/draft-07/schema#",\n  "properties": {\n    "${field}": { "type": "string" }\n  }\n}\n`;
  for (const field of ['openapi', 'swagger', 'asyncapi']) {
    const path = `${field}.json`;
    expect(detect(tree({ [path]: schema(field) }), null)).toEqual([{ path, format: 'json-schema' }]);
  }
  const described = `{\n  "openapi": "3.1.0",\n  "$schema": "http://json-schema.org/draft-07/schema#",\n  "paths": {}\n}\n`;
  expect(detect(tree({ 'api.json': described }), null)).toEqual([{ path: 'api.json', format: 'openapi' }]);
});
