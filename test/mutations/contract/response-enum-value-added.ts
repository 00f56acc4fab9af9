import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const openapi = 'services/orders/openapi.yaml';
const store = 'services/orders/src/store.ts';
const release: Edit = { path: openapi, replace: 'version: 2.3.0', by: 'version: 2.4.0' };

export default {
  seed: 'express-openapi',
  title: 'Show that an order was refunded',
  area: 'API contracts & docs',
  flawed: [
    release,
    {
      path: openapi,
      replace: '        status:\n          type: string\n          enum: [placed, paid, shipped, cancelled]',
      by: '        status:\n          type: string\n          enum: [placed, paid, shipped, cancelled, refunded]',
    },
    { path: store, replace: "'shipped' | 'cancelled';", by: "'shipped' | 'cancelled' | 'refunded';" },
  ],
  safe: [
    release,
    {
      path: openapi,
      replace: '        note:\n          type: string\n        lines:',
      by: `        note:
          type: string
        refundedAt:
          type: string
          format: date-time
          description: Absent where nothing was refunded
        lines:`,
    },
    {
      path: store,
      replace: '  readonly note?: string;\n',
      by: '  readonly note?: string;\n  readonly refundedAt?: string;\n',
    },
    {
      path: store,
      replace: "const columns = 'id, status, total, email, note, lines'",
      by: `const columns = 'id, status, total, email, note, refunded_at as "refundedAt", lines'`,
    },
    {
      path: 'services/orders/migrations/0002_refunds.sql',
      add: 'alter table orders add column refunded_at timestamptz;\n',
    },
  ],
  golden: [
    {
      checks: ['contract/response-enum-value-added', 'VER-09'],
      path: openapi,
      quote: 'cancelled, refunded]',
      side: 'after',
      severity: 'medium',
      must: true,
      also: [{ path: store, quote: "'refunded'", side: 'after' }],
    },
  ],
} satisfies Mutator;
