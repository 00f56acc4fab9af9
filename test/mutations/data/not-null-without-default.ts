import type { Edit, Mutator } from '../../../scripts/eval/mutator.ts';

const migration = 'migrations/0002_supplier.sql';
const proto: Edit = {
  path: 'proto/stock/v1/stock.proto',
  replace: '  string next_delivery = 4;\n',
  by: '  string next_delivery = 4;\n  string supplier = 5;\n',
};
const reads: readonly Edit[] = [
  proto,
  {
    path: 'internal/store/store.go',
    replace: '"select sku, available, warehouse from articles where sku = $1"',
    by: `"select sku, available, warehouse, coalesce(supplier, '') from articles where sku = $1"`,
  },
  {
    path: 'internal/store/store.go',
    replace: '"select sku, available, warehouse from articles where available < 10',
    by: `"select sku, available, warehouse, coalesce(supplier, '') from articles where available < 10`,
  },
  {
    path: 'internal/store/store.go',
    replace: 'Scan(&one.Sku, &one.Available, &one.Warehouse)',
    by: 'Scan(&one.Sku, &one.Available, &one.Warehouse, &one.Supplier)',
  },
  {
    path: 'internal/store/store.go',
    replace: '\tWarehouse string\n}',
    by: '\tWarehouse string\n\tSupplier  string\n}',
  },
  {
    path: 'internal/server/server.go',
    replace: 'Warehouse: article.Warehouse}',
    by: 'Warehouse: article.Warehouse, Supplier: article.Supplier}',
  },
];

export default {
  seed: 'go-grpc',
  title: 'Say who supplies an article',
  area: 'Data integration',
  flawed: [...reads, { path: migration, add: 'alter table articles\n  add column supplier text not null;\n' }],
  safe: [...reads, { path: migration, add: 'alter table articles\n  add column supplier text;\n' }],
  golden: [
    {
      checks: ['data/required-column-without-backfill', 'DAT-02'],
      path: migration,
      quote: 'add column supplier text not null',
      side: 'after',
      severity: 'high',
      must: true,
    },
  ],
} satisfies Mutator;
