import { expect, test } from 'vitest';
import { saidOf } from './told.ts';

const contract = (paths: readonly string[]) =>
  `openapi: 3.0.3\ninfo: {title: Shop, version: 2026-01-01}\npaths:\n${paths.map((path) => `  ${path}: {get: {responses: {'200': {description: ok}}}}\n`).join('')}`;

test.each([
  ['examples/shop/openapi.yaml', 'dangerous'],
  ['generator/example-app/api.yaml', 'dangerous'],
  ['test/fixtures/openapi.yaml', 'dangerous'],
  ['services/example.yaml', 'breaking'],
  ['counterexamples/openapi.yaml', 'breaking'],
  ['services/orders/openapi.yaml', 'breaking'],
])('an operation that is gone from %s is %s', (path, severity) => {
  const told = saidOf({ [path]: contract(['/orders', '/parcels']) }, { [path]: contract(['/orders']) });
  expect(told.map(({ change }) => change?.severity)).toEqual([severity]);
});

test('nothing that is gone from an example is critical, so that no check fails over it', () => {
  const weights = (path: string, after: Readonly<Record<string, string>>) =>
    saidOf({ [path]: contract(['/orders', '/parcels']) }, after).map(({ severity }) => severity);
  for (const [path, weight] of [
    ['examples/openapi.yaml', 'high'],
    ['services/orders/openapi.yaml', 'critical'],
  ] as const) {
    expect(weights(path, { [path]: contract(['/orders']) })).toEqual([weight]);
    expect(weights(path, {})).toEqual([weight]);
  }
});
