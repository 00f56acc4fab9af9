import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const openapi = 'services/orders/openapi.yaml';
const store = 'services/orders/src/store.ts';
const release: Edit = { path: openapi, replace: 'version: 2.3.0', by: 'version: 2.4.0' };
const migration = 'services/orders/migrations/0002_priced_later.sql';

export default {
  seed: 'express-openapi',
  title: 'Take orders that are priced later',
  area: 'API contracts & docs',
  flawed: [
    release,
    {
      path: openapi,
      replace: 'required: [id, status, total, email, lines]',
      by: 'required: [id, status, email, lines]',
    },
    { path: store, replace: 'readonly total: number;', by: 'readonly total?: number;' },
    {
      path: 'services/orders/src/routes/orders.ts',
      replace: '  await authorise(order.id, order.total);\n',
      by: '  if (order.total !== undefined) await authorise(order.id, order.total);\n',
    },
    { path: migration, add: 'alter table orders alter column total drop not null;\n' },
  ],
  safe: [
    release,
    {
      path: openapi,
      replace: '          description: In cents\n',
      by: `          description: In cents
        pricedLater:
          type: boolean
          description: The total is an estimate yet
`,
    },
    {
      path: store,
      replace: 'readonly total: number;',
      by: 'readonly total: number;\n  readonly pricedLater?: boolean;',
    },
    {
      path: store,
      replace: "const columns = 'id, status, total, email, note, lines'",
      by: `const columns = 'id, status, total, priced_later as "pricedLater", email, note, lines'`,
    },
    { path: migration, add: 'alter table orders add column priced_later boolean not null default false;\n' },
  ],
  golden: [
    {
      checks: ['contract/response-field-became-optional', 'VER-07'],
      path: openapi,
      quote: 'required: [id, status, email, lines]',
      side: 'after',
      severity: 'high',
      must: true,
      also: [
        { path: openapi, quote: 'required: [id, status, total, email, lines]', side: 'before' },
        { path: store, quote: 'readonly total?: number', side: 'after' },
      ],
    },
    {
      checks: ['versioning/breaking-change-without-major-bump', 'VER-15'],
      path: openapi,
      quote: 'version: 2.4.0',
      side: 'after',
      severity: 'medium',
      must: 'nice',
    },
  ],
} satisfies Mutator;
