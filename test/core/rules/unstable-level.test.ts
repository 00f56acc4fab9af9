import { describe, expect, test } from 'vitest';
import { defaultConfig } from '../../../src/core/config/default.ts';
import { readConfig } from '../../../src/core/config/index.ts';
import { readContracts } from '../../../src/core/contracts/index.ts';
import type { Config } from '../../../src/core/model/config.ts';
import { noFacts } from '../../../src/core/model/facts.ts';
import { mostUsers } from '../../../src/core/model/contract.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { judge } from '../../../src/core/judge.ts';
import { unstableLevel } from '../../../src/core/rules/unstable-level.ts';
import { orders } from '../../entry/command-line/orders.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';

await allReaders();

test.each([
  ['api/v1alpha1/orders.yaml', '', [], 'alpha'],
  ['api/orders.yaml', 'acme.orders.v2beta', [], 'beta'],
  ['api/v1beta1/orders.yaml', 'acme.orders.v1alpha', [], 'alpha'],
  ['api/v1p1beta1.proto', '', [], 'beta'],
  ['orders.yaml', '', ['/v1alpha'], 'alpha'],
  ['orders.yaml', '', ['/v1', '/v2alpha'], null],
  ['alphabet/v1/orders.yaml', 'acme.beta.v1', ['/v1'], null],
])('%s, named %j, asked for as %j, is %s', (path, name, before, level) => {
  const difference = {
    subject: `${name}: Order > total (output)`,
    kind: 'property',
    name: 'total',
    usedBy: [],
  } as const;
  expect(unstableLevel({ path, asked: { before, after: [] } }, difference)).toBe(level);
});

test.each([
  ['operation', 'GET /v1alpha/orders', [], 'alpha'],
  ['operation', 'GET /v1/orders', ['GET /v1alpha/orders'], null],
  ['property', 'total', ['GET /v1beta/orders', 'GET /v1alpha/orders'], 'alpha'],
  ['property', 'total', ['GET /v1/orders', 'GET /v1alpha/orders'], null],
  // Beyond so many operations others are not listed.
  ['property', 'total', Array.from({ length: mostUsers }, (_, index) => `GET /v1alpha/${index}`), null],
] as const)('the %s %s that is met by %j is %s', (kind, name, usedBy, level) => {
  const contract = { path: 'orders.yaml', asked: { before: ['/v1'], after: [] } };
  expect(unstableLevel(contract, { subject: `orders.yaml: ${name}`, kind, name, usedBy })).toBe(level);
});

describe('a break in a contract that is still tried out', () => {
  const path = 'api/v1alpha1/orders.yaml';
  const severitiesIn = (config: Config) => {
    const side = (text: string) => treeOf({ paths: [path], texts: { [path]: text }, refused: {} });
    const trees = { before: side(orders(['id', 'total'])), after: side(orders(['id'])) };
    const options = { asOf: '2026-06-01', changed: null, renamed: new Map<string, string>(), format: null, mode: null };
    const { contracts } = readContracts(trees.before, trees.after, options);
    const { findings } = judge({ ...noFacts('2026-06-01'), contracts }, config, trees);
    return findings
      .filter(({ rule }) => rule === 'contract/response-field-removed')
      .map(({ change }) => change?.severity);
  };
  const configured = (text: string) => {
    const { config, unread } = readConfig([{ path: '.github/architect.yml', folder: '', text }], []);
    expect(unread).toEqual([]);
    return config;
  };

  test('is a break unless the configuration says otherwise', () => {
    expect(severitiesIn(defaultConfig)).toEqual(['breaking']);
    expect(severitiesIn(configured('unstable: { beta: safe }\n'))).toEqual(['breaking']);
  });

  test('is lowered, or exempt', () => {
    expect(severitiesIn(configured('unstable: { alpha: dangerous }\n'))).toEqual(['dangerous']);
    expect(severitiesIn(configured('unstable: { alpha: safe }\n'))).toEqual(['safe']);
  });
});
