import { describe, expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

const head = 'syntax = "proto3";\npackage shop.orders.v1;\n';

function changes(before: string, after: string, mode: string | null = null): string[] {
  const side = (text: string) => ({ paths: ['orders.proto'], texts: { 'orders.proto': text }, refused: {} });
  const request = { before: side(before), after: side(after), pairs: [], format: null, mode, asOf: '2026-06-01' };
  return compareContracts(request)
    .result.changes.filter(({ severity }) => severity !== 'safe')
    .map(({ rule, severity, after: now }) => `${severity} ${rule.replace('contract/', '')} ${now?.line}`);
}

describe('a name that stands for something else', () => {
  const shop = (link: string) =>
    `${head}message Order { optional Link link = 1; }\nmessage Refund { repeated Order orders = 1; }\n${link}\n`;
  const [listed, message] = ['enum Link { NONE = 0; HOME = 1; }', 'message Link { string screen = 1; }'].map(shop);

  test('is another type of the fields that name it, and says nothing of their defaults', () => {
    expect(changes(listed ?? '', message ?? '', 'WIRE')).toEqual(['breaking field-type-changed 3']);
    const inCode = changes(listed ?? '', message ?? '').map((line) => line.split(' ')[1]);
    expect(inCode).toContain('field-type-changed');
    expect(inCode).not.toContain('value-replaced');
    expect(changes(listed ?? '', shop('enum Link { NONE = 0; HOME = 1; }\n// the same'))).toEqual([]);
  });
});

test('a request without fields may get some, unless one has to be there', () => {
  const shop = (request: string) =>
    `syntax = "proto2";\npackage shop;\nmessage None {}\nmessage Find { optional string id = 1; }\nmessage Need { required string id = 1; }\nservice Orders { rpc List(${request}) returns (None); }\n`;
  expect(changes(shop('None'), shop('Find'), 'WIRE')).toEqual([]);
  expect(changes(shop('None'), shop('Need'), 'WIRE')).toEqual(['breaking method-type-changed 6']);
});
