import { expect, test } from 'vitest';
import { read } from './reading.ts';

test('imports name what they bring in', () => {
  const source = [
    "import { a } from './a.js';",
    "import type { B } from './b';",
    "import { type C } from './folder';",
    "export * from '../outside.ts';",
    "const d = require('./a');",
    "const e = await import('express');",
    "import '../../../beyond.ts';",
  ].join('\n');
  const found = read({ 'src/orders/place.ts': source }, [
    'src/orders/a.ts',
    'src/orders/b.tsx',
    'src/orders/folder/index.mts',
    'src/outside.ts',
  ]);
  expect(
    found.source?.imports.map(({ line, target, typeOnly }) => `${line} ${target} ${typeOnly ? 'type' : 'value'}`),
  ).toEqual([
    '1 src/orders/a.ts value',
    '2 src/orders/b.tsx type',
    '3 src/orders/folder/index.mts type',
    '4 src/outside.ts value',
    '5 src/orders/a.ts value',
    '6 null value',
    '7 null value',
  ]);
});
