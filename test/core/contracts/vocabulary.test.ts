import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readContracts } from '../../../src/core/contracts/index.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { asOf, casesOf, readFixture } from '../../cases/fixture.ts';

const readers = await allReaders();
const root = join(import.meta.dirname, '../../fixtures/rules');
const found = [...casesOf(root)].flatMap(([id, cases]) =>
  cases.flatMap((name) => {
    const { before, after } = readFixture(join(root, id, name)).changeSet;
    const options = { asOf, changed: null, renamed: new Map(), format: null, mode: null };
    return readContracts(treeOf(before), treeOf(after), options).contracts.flatMap(({ differences }) => differences);
  }),
);

describe.each(readers)('the vocabulary of $files.format', ({ files: { format }, vocabulary }) => {
  const stated = found.filter((difference) => difference.format === format);

  test('has all that its readers state of the cases of the rules', () => {
    const unsaid = stated.flatMap(({ kind, aspect }) => {
      const known = aspect === 'presence' || vocabulary[kind]?.aspects.includes(aspect);
      return vocabulary[kind] && known ? [] : [`${kind} ${aspect}`];
    });
    expect([...new Set(unsaid)]).toEqual([]);
  });
});

test('there are cases of all formats, but for one that was only begun', () => {
  const known = 'asyncapi avro graphql grpc-service-config json-schema openapi protobuf smithy thrift'.split(' ');
  expect([...new Set(found.map(({ format }) => format))]).toEqual(expect.arrayContaining(known));
});
