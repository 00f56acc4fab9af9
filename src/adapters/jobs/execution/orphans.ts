import type { PgBoss } from 'pg-boss';
import type { Sql } from '../records/sql.ts';
import { processEnded } from './crashes.ts';

/**
 * Brings back what a killed process had in hand, for a database that only one process can be in. It says so, because
 * each of them may be why: a job that ends its process is given up in the end.
 */
export async function adoptOrphans(boss: PgBoss, sql: Sql, queueSchema: string): Promise<number> {
  const rows = await sql(`SELECT name, id FROM ${queueSchema}.job WHERE state = 'active'`);
  for (const row of rows) {
    const [name, id] = [row['name'] as string, row['id'] as string];
    await boss.fail(name, id, { message: processEnded });
    await boss.update(name, undefined, { id, startAfter: 0 });
  }
  return rows.length;
}
