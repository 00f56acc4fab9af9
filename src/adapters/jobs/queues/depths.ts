import type { Depth } from '../queue.ts';
import type { Sql } from '../records/sql.ts';

const names: readonly Depth['queue'][] = ['intake', 'review', 'merge-group', 'dead', 'heal', 'tidy'];

/** Counts every queue now. The counts pg-boss caches are up to a minute old. */
export async function countDepths(sql: Sql, queueSchema: string): Promise<readonly Depth[]> {
  const rows = await sql(
    `SELECT name,
      count(*) FILTER (WHERE state < 'active' AND start_after <= now()) AS ready,
      count(*) FILTER (WHERE state < 'active' AND start_after > now()) AS deferred,
      count(*) FILTER (WHERE state = 'active') AS active,
      count(*) FILTER (WHERE state = 'failed') AS failed,
      extract(epoch FROM now() - min(start_after) FILTER (WHERE state < 'active' AND start_after <= now())) AS oldest
    FROM ${queueSchema}.job WHERE state <> 'completed' AND state <> 'cancelled' GROUP BY name`,
  );
  return names.map((queue) => {
    const row = rows.find(({ name }) => name === queue);
    const count = (column: string) => Number(row?.[column] ?? 0);
    return {
      queue,
      ready: count('ready'),
      deferred: count('deferred'),
      active: count('active'),
      failed: count('failed'),
      oldest: Math.round(count('oldest')),
    };
  });
}

/** Counts the waiting reviews of an installation. */
export function waitingReviews(sql: Sql, queueSchema: string): (installation: number) => Promise<number> {
  return async (installation) => {
    const [row] = await sql(
      `SELECT count(*) AS waiting FROM ${queueSchema}.job WHERE name = 'review' AND state < 'active' AND NOT blocked
      AND data #>> '{errand,pull,repository,installation}' = $1`,
      [String(installation)],
    );
    return Number(row?.['waiting'] ?? 0);
  };
}
