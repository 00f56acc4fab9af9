import { expect, test } from 'vitest';
import { codeAround } from '../../src/core/around.ts';
import { emptySnapshot } from '../../src/core/model/tree.ts';
import type { World } from '../../src/core/model/world.ts';
import { orders } from '../orders/orders.ts';

const texts: Readonly<Record<string, string>> = {
  'src/pay.ts': 'order.total',
  'web/order.py': 'total',
  'deploy/routes.yaml': 'path: /orders',
  'other.yaml': orders,
  'node_modules/pay/index.js': 'total',
  'logo.png': 'total',
  'changed.ts': 'total',
};
const changeSet = {
  before: emptySnapshot,
  after: { paths: Object.keys(texts), texts: { 'changed.ts': 'new' }, refused: {} },
  files: [],
  configs: [],
  notes: [],
};

function worldOf(given: Partial<World>) {
  const asked: string[] = [];
  const look: World['look'] = async (_, paths) => {
    asked.push(...paths);
    return { texts: Object.fromEntries(paths.map((path) => [path, texts[path] ?? ''])), refused: {} };
  };
  const nothing = async () => Promise.reject(new Error('not asked for'));
  return { asked, world: { fetch: nothing, grammar: nothing, look, ...given } };
}

test('what is around a change is its code and configuration, and no other contract', async () => {
  const { asked, world } = worldOf({ isLocal: true });
  expect(Object.keys(await codeAround(changeSet, world))).toEqual(['src/pay.ts', 'web/order.py', 'deploy/routes.yaml']);
  expect(asked).toEqual(['src/pay.ts', 'web/order.py', 'deploy/routes.yaml', 'other.yaml']);
});

test('nothing is asked for file by file, and what fails is left out', async () => {
  const far = worldOf({});
  expect(await codeAround(changeSet, far.world)).toEqual({});
  expect(far.asked).toEqual([]);
  const gathered = worldOf({ gather: async () => true });
  expect(Object.keys(await codeAround(changeSet, gathered.world))).toHaveLength(3);
  const refused = worldOf({ gather: async () => Promise.reject(new Error('too large')) });
  expect(await codeAround(changeSet, refused.world)).toEqual({});
  const broken = worldOf({ isLocal: true, look: async () => Promise.reject(new Error('gone')) });
  expect(await codeAround(changeSet, broken.world)).toEqual({});
});
