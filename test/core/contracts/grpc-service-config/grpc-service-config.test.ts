import { expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { formatOf } from '../../../../src/core/contracts/files.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

const file = 'grpc_service_config.json';
const snapshot = (text: string) => ({ paths: [file], texts: { [file]: text }, refused: {} });

interface Entry {
  readonly name: readonly object[];
  readonly [key: string]: unknown;
}

const all = { service: 'orders.v1.Orders' };
const pay = { ...all, method: 'Pay' };
const config = (...methodConfig: readonly Entry[]) => JSON.stringify({ methodConfig }, null, 2);

/** What is said of two versions, but for what is safe, each with the line it stands on. */
function said(before: string, after: string): readonly string[] {
  const request = { asOf: '2026-06-01', format: null, mode: null, pairs: [] };
  const { result } = compareContracts({ ...request, before: snapshot(before), after: snapshot(after) });
  expect(result.unread).toEqual([]);
  return result.changes.flatMap(({ severity, rule, message, after: at }) =>
    severity === 'safe' ? [] : [`${rule.replace('contract/', '')} ${at?.line}: ${message}`],
  );
}

test('of several entries the most specific one holds, and they are not merged', () => {
  const before = config({ name: [all], timeout: '5s' }, { name: [pay], timeout: '9s' });
  expect(said(before, config({ name: [all], timeout: '5s' }))).toEqual([
    'call-timeout-lowered 9: Calls of orders.v1.Orders/Pay are given less time: their timeout changed from `9s` to `5s`.',
  ]);
  const own = config({ name: [all], timeout: '1s' }, { name: [pay], timeout: '9s' });
  expect(said(before, own)).toEqual([
    'call-timeout-lowered 9: Calls of orders.v1.Orders are given less time: their timeout changed from `5s` to `1s`.',
  ]);
  const without = config({ name: [all], timeout: '5s' }, { name: [pay], waitForReady: true });
  expect(said(before, without)).toEqual([
    'call-timeout-removed 11: The timeout of orders.v1.Orders/Pay was removed: `9s` before.',
  ]);
});

test('what is removed as a whole is said by what it did, and what was for all holds for all', () => {
  expect(said(config({ name: [{}], timeout: '5s' }), config({ name: [pay], timeout: '5s' }))).toEqual([
    'call-timeout-removed 1: The timeout of all services was removed: `5s` before.',
  ]);
  expect(said(config({ name: [{}], timeout: '5s' }), config({ name: [{}, pay], timeout: '5s' }))).toEqual([]);
});

test('what is said of a method for the first time is nothing new to it', () => {
  const two = config({ name: [all, { service: 'tax.Tax' }], timeout: '5s' });
  expect(said(config({ name: [all], timeout: '5s' }), two)).toEqual([]);
  expect(said(config({ name: [all] }), config({ name: [all], timeout: '5s' }))).toEqual([
    'call-timeout-lowered 9: Calls of orders.v1.Orders are given less time: their timeout changed: `5s` now, none before.',
  ]);
  expect(said('{"loadBalancingConfig": []}', config({ name: [all], hedgingPolicy: { maxAttempts: 3 } }))).toEqual([]);
});

test('one edit of an entry for many methods is one finding', () => {
  const names = ['Pay', 'Cancel', 'Refund'].map((method) => ({ ...all, method }));
  const entry = (timeout: string) => config({ name: names, timeout });
  expect(said(entry('5s'), entry('1.5s'))).toHaveLength(3);
});

const retry = (retryableStatusCodes: readonly unknown[], maxAttempts: unknown = 3) => ({
  name: [all],
  retryPolicy: { maxAttempts, initialBackoff: '0.1s', maxBackoff: '1s', backoffMultiplier: 2, retryableStatusCodes },
});

test.each<[string, Entry, Entry, readonly string[]]>([
  [
    'one code is retried less, and one that may repeat more',
    retry(['UNAVAILABLE']),
    retry(['INTERNAL']),
    ['retries-reduced', 'retry-may-repeat'],
  ],
  ['fewer attempts are made', retry(['UNAVAILABLE'], 4), retry(['UNAVAILABLE'], 2), ['retries-reduced']],
  ['more attempts are made than are ever made', retry(['UNAVAILABLE'], 9), retry(['UNAVAILABLE'], 5), []],
  ['codes are written by number', retry(['UNAVAILABLE', 'INTERNAL']), retry([13, 14]), []],
  ['retries end', retry(['UNAVAILABLE']), { name: [all] }, ['retries-reduced']],
  ['calls are hedged', { name: [all] }, { name: [all], hedgingPolicy: { maxAttempts: 3 } }, ['retry-may-repeat']],
  ['calls no longer wait', { name: [all], waitForReady: true }, { name: [all] }, ['call-setting-changed']],
  ['they wait now', { name: [all] }, { name: [all], waitForReady: true }, []],
  ['smaller answers are taken', { name: [all] }, { name: [all], maxResponseMessageBytes: 9 }, ['call-setting-changed']],
  ['a field comes that nobody knows', { name: [all] }, { name: [all], mirror: true }, ['unread-part-changed']],
])('where %s', (_story, before, after, rules) => {
  expect(said(config(before), config(after)).map((one) => one.split(' ')[0])).toEqual(rules);
});

test.each<[string, Entry, Entry, readonly string[]]>([
  ['retries that repeat nothing begin', { name: [all] }, retry(['UNAVAILABLE']), ['retryableStatusCodes']],
  ['one more failure that did nothing is retried', retry([14]), retry([14, 8]), ['retryableStatusCodes']],
  ['more attempts are made', retry([14], 2), retry([14], 4), ['maxAttempts']],
  ['retries that may repeat something begin', { name: [all] }, retry(['UNAVAILABLE', 'INTERNAL']), []],
  ['the order of the codes is another', retry(['UNAVAILABLE', 'ABORTED']), retry([10, 14]), []],
])('where %s, that is a note', (_story, before, after, names) => {
  const request = { asOf: '2026-06-01', format: null, mode: null, pairs: [] };
  const { result } = compareContracts({
    ...request,
    before: snapshot(config(before)),
    after: snapshot(config(after)),
  });
  const notes = result.changes.filter(({ rule }) => rule === 'contract/retries-added');
  expect(notes.map(({ severity, message }) => `${severity} ${message.match(/`(\w+)`/u)?.[1]}`)).toEqual(
    names.map((name) => `safe ${name}`),
  );
});

test('it is told by what is in it', () => {
  expect(formatOf('orders/config.json', config({ name: [all] }))).toBe('grpc-service-config');
  expect(formatOf('config.yaml', 'methodConfig:\n  - name:\n      - service: orders.v1.Orders\n')).toBe(
    'grpc-service-config',
  );
  expect(formatOf('orders/config.json', '{"methodConfig": []}')).toBeUndefined();
  expect(formatOf('grpc_service_config.json', '{"loadBalancingConfig": [{"round_robin": {}}]}')).toBe(
    'grpc-service-config',
  );
  expect(formatOf('service_config.json', '{"port": 8080}')).toBeUndefined();
});

test.each([
  ['a method is named twice', config({ name: [pay] }, { name: [pay] }), 'named twice'],
  ['a timeout is no duration', config({ name: [pay], timeout: '5 minutes' }), 'no duration'],
  ['the entries are no list', '{"methodConfig": {"name": [{"service": "orders"}]}}', 'is not a list'],
  ['it is no JSON', '{"methodConfig": [{"service": ', 'not valid JSON'],
])('where %s it is unread, and says why', (_story, text, because) => {
  const request = {
    asOf: '2026-06-01',
    format: null,
    mode: null,
    pairs: [],
    before: snapshot(config({ name: [pay] })),
  };
  const { result } = compareContracts({ ...request, after: snapshot(text) });
  expect(result.unread.map((one) => one.because)).toEqual([expect.stringContaining(because)]);
});

test('whatever is in it, it is read as far as it is what it should be', () => {
  const odd =
    '{"methodConfig": [null, 1, {"name": 1}, {"name": [null, "x", {"service": 1, "method": []}], "retryPolicy": [], "hedgingPolicy": 3}], "service": 1}';
  const long = config({ name: Array.from({ length: 200 }, (_, at) => ({ ...all, method: `M${at}` })), timeout: '5s' });
  expect(said(odd, odd)).toEqual([]);
  expect(said(long, odd)).toHaveLength(201);
});

test('codes that may repeat a call are said as the list in which they stand', () => {
  expect(said(config(retry(['UNAVAILABLE'])), config(retry(['UNAVAILABLE', 'INTERNAL'])))).toEqual([
    expect.stringMatching(/`retryableStatusCodes` changed from `UNAVAILABLE` to `INTERNAL, UNAVAILABLE`\.$/u),
  ]);
});

test('a code is said where it stands in its list', () => {
  const codes = (...retryableStatusCodes: string[]) =>
    config({ name: [all], retryPolicy: { maxAttempts: 3, initialBackoff: '0.1s', retryableStatusCodes } });
  const lineOf = (text: string) =>
    codes('UNAVAILABLE', 'INTERNAL')
      .split('\n')
      .findIndex((one) => one.includes(text)) + 1;
  expect(said(codes('UNAVAILABLE'), codes('UNAVAILABLE', 'INTERNAL'))).toEqual([
    expect.stringContaining(`retry-may-repeat ${lineOf('INTERNAL')}:`),
  ]);
  expect(said(codes('INTERNAL', 'UNAVAILABLE'), codes('UNAVAILABLE', 'INTERNAL'))).toEqual([]);
});

test('what is no map is no config, and nothing of the former one is gone', () => {
  const request = { asOf: '2026-06-01', format: null, mode: null, pairs: [] };
  const before = snapshot(config({ name: [all], timeout: '5s' }));
  const { result } = compareContracts({
    ...request,
    before,
    after: snapshot('[{"methodConfig": [], "service": "orders"}]'),
  });
  expect(result.changes).toEqual([]);
  expect(result.unread).toMatchObject([{ file, because: expect.stringContaining('does not look like a contract') }]);
});
