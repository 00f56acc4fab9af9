import { expect, test } from 'vitest';
import { readSources } from '../../../src/core/languages/index.ts';
import { treeOf } from '../../../src/core/model/tree.ts';

test('code in other languages is seen, and what is no code is not', () => {
  const paths = ['orders/main.py', 'billing/Main.KT', 'README.md', 'orders.yaml', 'Makefile', 'a.b/c'];
  expect(readSources(treeOf({ paths, texts: {}, refused: {} }), paths, new Map()).seen).toEqual([
    { path: 'orders/main.py', language: 'python' },
    { path: 'billing/Main.KT', language: 'kotlin' },
  ]);
});
