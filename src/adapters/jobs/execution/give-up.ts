import type { JobWithMetadata, PgBoss } from 'pg-boss';
import type { Sql } from '../records/sql.ts';

/**
 * Fails an active job for good. The queue retries what fails, so its remaining attempts are removed first. If the
 * process is killed in between, the job is given up when its process is found to be gone.
 */
export async function giveUp(
  boss: PgBoss,
  sql: Sql,
  queueSchema: string,
  { name, id, retryCount }: JobWithMetadata<object>,
  why: string,
): Promise<void> {
  await sql(
    `UPDATE ${queueSchema}.job SET retry_limit = retry_count
    WHERE name = $1 AND id = $2 AND retry_count = $3 AND state = 'active'`,
    [name, id, retryCount],
  );
  await boss.fail(name, { id, retryCount }, { message: why });
}
