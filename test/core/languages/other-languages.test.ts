import { expect, test } from 'vitest';
import { unreadLanguage } from '../../../src/core/languages/index.ts';

test('code in other languages is seen, and what is no code is not', () => {
  const paths = ['orders/main.py', 'billing/Main.KT', 'README.md', 'orders.yaml', 'Makefile', 'a.b/c'];
  expect(paths.map(unreadLanguage)).toEqual(['Python', 'Kotlin', null, null, null, null]);
});
