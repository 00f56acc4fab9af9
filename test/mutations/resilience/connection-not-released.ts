import type { Mutator } from '../../../scripts/eval/mutator.ts';

const store = 'internal/store/store.go';
const query = `	rows, err := s.pool.Query(ctx,
		"select sku, available, warehouse from articles where available < 10 and sku > $1 order by sku limit $2",
		after, most)
	if err != nil {
		return nil, fmt.Errorf("low stock: %w", err)
	}
	return pgx.CollectRows(rows, pgx.RowToStructByPos[Article])
`;
const taken = (then: string, end: string): string => `	conn, err := s.pool.Acquire(ctx)
	if err != nil {
		return nil, fmt.Errorf("low stock: %w", err)
	}
${then}	if _, err := conn.Exec(ctx, "set statement_timeout = '2s'"); err != nil {
		return nil, fmt.Errorf("low stock: %w", err)
	}
	rows, err := conn.Query(ctx,
		"select sku, available, warehouse from articles where available < 10 and sku > $1 order by sku limit $2",
		after, most)
	if err != nil {
		return nil, fmt.Errorf("low stock: %w", err)
	}
	low, err := pgx.CollectRows(rows, pgx.RowToStructByPos[Article])
${end}	return low, err
`;

export default {
  seed: 'go-grpc',
  title: 'Bound the query for low stock',
  area: 'Resilience',
  flawed: [{ path: store, replace: query, by: taken('', '\tconn.Release()\n') }],
  safe: [{ path: store, replace: query, by: taken('\tdefer conn.Release()\n', '') }],
  golden: [
    {
      checks: ['resilience/resource-not-released', 'data/pool-per-request'],
      path: store,
      quote: 's.pool.Acquire(ctx)',
      side: 'after',
      severity: 'high',
      must: true,
      also: [{ path: store, quote: 'conn.Release()', side: 'after' }],
    },
  ],
} satisfies Mutator;
