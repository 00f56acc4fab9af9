import type { Mutator } from '../../../scripts/eval/mutator.ts';

const server = 'internal/server/server.go';
const warehouse = 'internal/warehouse/warehouse.go';
const bounded = '\tctx, cancel := context.WithTimeout(ctx, patience)\n\tdefer cancel()\n';

export default {
  seed: 'go-grpc',
  title: 'Give the warehouse more time to answer',
  area: 'Resilience',
  flawed: [
    {
      path: server,
      replace: 's.warehouses.NextDelivery(ctx, article.Sku)',
      by: 's.warehouses.NextDelivery(context.Background(), article.Sku)',
    },
    { path: warehouse, replace: bounded, by: '' },
    { path: warehouse, replace: 'const patience = 800 * time.Millisecond\n\n', by: '' },
    { path: warehouse, replace: '\t"fmt"\n\t"time"\n', by: '\t"fmt"\n' },
  ],
  safe: [{ path: warehouse, replace: 'patience = 800 * time', by: 'patience = 900 * time' }],
  golden: [
    {
      checks: ['resilience/deadline-not-propagated', 'RES-01', 'RES-09'],
      path: server,
      quote: 'NextDelivery(context.Background()',
      side: 'after',
      severity: 'high',
      must: true,
      also: [{ path: warehouse, quote: 'context.WithTimeout(ctx, patience)', side: 'before' }],
    },
    {
      checks: ['observability/trace-broken', 'OBS-02'],
      path: server,
      quote: 'NextDelivery(context.Background()',
      side: 'after',
      severity: 'medium',
      must: 'nice',
    },
  ],
} satisfies Mutator;
