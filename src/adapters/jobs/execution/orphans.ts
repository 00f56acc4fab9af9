import type { PgBoss } from 'pg-boss';
import type { Sql } from '../records/sql.ts';
import { processEnded } from './crashes.ts';

/**
 * Requeues the jobs that were running when the process was killed, for a database that only one process uses. The jobs
 * are marked, because any of them may have caused it: a job that keeps ending its process is given up.
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
