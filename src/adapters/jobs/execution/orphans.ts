import type { PgBoss } from 'pg-boss';
import type { Sql } from '../records/sql.ts';

/**
 * Brings back what a killed process had in hand, for a database that only one process can be in. It counts as an
 * attempt: a job that kills its process is given up in the end.
 */
export async function adoptOrphans(boss: PgBoss, sql: Sql, queueSchema: string): Promise<number> {
  const rows = await sql(`SELECT name, id FROM ${queueSchema}.job WHERE state = 'active'`);
  for (const row of rows) {
    const [name, id] = [row['name'] as string, row['id'] as string];
    await boss.fail(name, id, { message: 'The process that worked on it ended, each time it was tried' });
    await boss.update(name, undefined, { id, startAfter: 0 });
  }
  return rows.length;
}
