import { expect, test } from 'vitest';
import { compareContracts } from '../../../src/core/contract.ts';
import { orders } from '../../entry/command-line/orders.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';

await allReaders();

const typespec = 'import "./run-me.js";\nusing TypeSpec.Http;\n@service namespace Orders;\n';

function compared(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) {
  const tree = (texts: Readonly<Record<string, string>>) => ({ paths: Object.keys(texts), texts, refused: {} });
  const rest = { pairs: [], format: null, mode: null, asOf: '2026-06-01' };
  return compareContracts({ before: tree(before), after: tree(after), ...rest }).result;
}

test('TypeSpec is seen and never compiled, and what it emitted is compared', () => {
  const before = { 'main.tsp': typespec, 'openapi.yaml': orders(['id', 'total']) };
  const after = { 'main.tsp': `${typespec}model Order { id: string; }\n`, 'openapi.yaml': orders(['id']) };
  const { verdict, unread } = compared(before, after);
  expect(verdict).toBe('breaking');
  expect(unread).toEqual([
    { file: 'main.tsp', because: expect.stringMatching(/never compiled/), fix: expect.any(String) },
  ]);
});

test('RAML is seen and not read', () => {
  const raml = '#%RAML 1.0\ntitle: Orders\n/orders:\n  get: {}\n';
  for (const file of ['orders.raml', 'orders.yaml']) {
    const { verdict, unread } = compared({ [file]: raml }, { [file]: raml.replace('get', 'put') });
    expect(verdict).toBe('unread');
    expect(unread).toEqual([{ file, because: 'RAML is seen and not read', fix: expect.any(String) }]);
  }
});

test('a set of descriptors as text is seen and not read, and other messages as text are no contract', () => {
  const set = 'file {\n  name: "orders.proto"\n  message_type { name: "Order" }\n}\n';
  const proto = { 'orders.proto': 'syntax = "proto3";\nmessage Order { string id = 1; }\n' };
  for (const file of ['orders.textproto', 'gen/orders.pbtxt']) {
    const changed = set.replace('"Order"', '"Parcel"');
    const { unread, changes } = compared({ ...proto, [file]: set }, { ...proto, [file]: changed });
    expect(changes).toEqual([]);
    expect(unread).toEqual([{ file, because: 'a set of descriptors is seen and not read', fix: expect.any(String) }]);
    const settings = 'file { path: "orders.log" }\n';
    const other = { ...proto, [file]: settings.replace('orders', 'all') };
    expect(compared({ ...proto, [file]: settings }, other).unread).toEqual([]);
  }
});
