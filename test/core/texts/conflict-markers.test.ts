import { expect, test } from 'vitest';
import { parse as parseGraphql } from '../../../src/core/contracts/graphql/parse.ts';
import { parse as parseProto } from '../../../src/core/contracts/protobuf/parse.ts';
import { parse as parseSmithy } from '../../../src/core/contracts/smithy/parse.ts';
import { parse as parseThrift } from '../../../src/core/contracts/thrift/parse.ts';
import { parseDocument } from '../../../src/core/texts/document.ts';

const conflict = (ours: string, theirs: string) => `<<<<<<< HEAD\n${ours}\n=======\n${theirs}\n>>>>>>> topic\n`;

test.each([
  ['orders.yaml', parseDocument, `openapi: 3.1.0\n${conflict('info: {}', 'info: {title: Orders}')}`, 2],
  ['orders.json', parseDocument, `{\n${conflict('"a": 1', '"a": 2')}}\n`, 2],
  ['orders.graphql', parseGraphql, `type Query {\n  id: ID\n}\n${conflict('scalar A', 'scalar B')}`, 4],
  ['orders.proto', parseProto, `syntax = "proto3";\n${conflict('message A {}', 'message B {}')}`, 2],
  ['orders.smithy', parseSmithy, `$version: "2"\n${conflict('namespace a', 'namespace b')}`, 2],
  ['orders.thrift', parseThrift, `struct Order {\n${conflict('  1: i32 id', '  1: i64 id')}}\n`, 2],
] as const)('says of %s that a merge in it was not finished', (file, parse, text, line) => {
  const said = { file, because: expect.stringContaining('conflict markers of git'), line };
  expect(parse(file, text)).toMatchObject(said);
  expect(parse(file, text.replaceAll('\n', '\r\n'))).toMatchObject(said);
});

test('finds the marker that was forgotten', () => {
  const text = 'openapi: 3.1.0\ninfo: {}\n>>>>>>> topic\n';
  expect(parseDocument('orders.yaml', text)).toMatchObject({ because: expect.stringContaining('`>>>>>>>`'), line: 3 });
});

test('takes no text of a description for a marker, and no other mistake for a merge', () => {
  const told = 'info:\n  description: |\n    <<<<<<< HEAD\n    =======\n    >>>>>>> topic\n';
  expect(parseDocument('orders.yaml', told)).toHaveProperty('value');
  const broken = { because: expect.stringContaining('not valid YAML') };
  expect(parseDocument('orders.yaml', `${told}paths: [\n`)).toMatchObject(broken);
  expect(parseDocument('orders.yaml', 'title: [\nOrders\n=======\n')).toMatchObject(broken);
});
