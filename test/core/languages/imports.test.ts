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

test.each([
  ['an interface and an alias', "import { Invoice, Terms } from '../../billing/src/terms';", 'type'],
  ['an interface under another name', "import { Invoice as Bill } from '../../billing/src/terms';", 'type'],
  ['a type by a file that passes all on', "import { Invoice } from '../../billing/src/all';", 'type'],
  ['a type by a file that passes it on', "import { Bill } from '../../billing/src/all';", 'type'],
  ['an enum, which is there at run time', "import { Currency } from '../../billing/src/terms';", 'value'],
  ['a type and a function', "import { Invoice, total } from '../../billing/src/terms';", 'value'],
  ['an interface and a constant of one name', "import { Rate } from '../../billing/src/terms';", 'value'],
  ['what is not there', "import { Nothing } from '../../billing/src/terms';", 'value'],
  ['everything', "import * as terms from '../../billing/src/terms';", 'value'],
  ['a file for what it does', "import '../../billing/src/terms';", 'value'],
])('of another package: %s', (_, source, kind) => {
  const found = read({
    'services/orders/src/place.ts': source,
    'services/orders/package.json': '{ "name": "orders" }',
    'services/billing/package.json': '{ "name": "billing" }',
    'services/billing/src/all.ts': "export * from './terms';\nexport { Invoice as Bill } from './terms';",
    'services/billing/src/terms.ts': [
      'export interface Invoice { total: number }',
      'export type Terms = { days: number };',
      "export enum Currency { Euro = 'EUR' }",
      'export interface Rate { percent: number }',
      'export const Rate = { percent: 19 };',
      'export const total = (invoice: Invoice) => invoice.total;',
    ].join('\n'),
  });
  expect(found.source?.imports.map(({ typeOnly }) => (typeOnly ? 'type' : 'value'))).toEqual([kind]);
});
