import { expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

/** What is not safe on the wire, where a field of a message of keys and values becomes another. */
function said(was: string, now: string): readonly string[] {
  const side = (field: string) => {
    const text = `syntax = "proto3";\npackage shop;\nmessage Line { int32 key = 1; string value = 2; }\nmessage Order { ${field} lines = 1; }\n`;
    return { paths: ['orders.proto'], texts: { 'orders.proto': text }, refused: {} };
  };
  const rest = { pairs: [], format: null, mode: 'WIRE', asOf: '2026-06-01' };
  const { changes } = compareContracts({ before: side(was), after: side(now), ...rest }).result;
  return changes.flatMap(({ rule, severity }) => (severity === 'safe' ? [] : [rule]));
}

test('a map is read as the list of its pairs', () => {
  const [map, list] = ['map<int32, string>', 'repeated Line'];
  expect(said(map, list)).toEqual([]);
  expect(said(list, map)).toEqual([]);
  expect(said('map<string, string>', list)).toEqual(['contract/field-type-changed']);
});
