import { PgBoss } from 'pg-boss';
import { cannotOpen, serverDatabase } from './server-database.ts';

/** The connections pg-boss opens by itself when it is not given any. */
type Connections = ReturnType<PgBoss['getDb']> & Record<'open' | 'close', () => Promise<void>>;

/**
 * Checks, without creating anything, that the service could keep its jobs in this PostgreSQL.
 * @throws UserProblem if it could not.
 */
export async function checkServer(databaseUrl: string): Promise<void> {
  const db = new PgBoss(serverDatabase(databaseUrl).options).getDb() as Connections;
  try {
    await db.open();
    const asked = `SELECT to_regnamespace('architect') IS NOT NULL OR has_database_privilege(current_database(), 'CREATE') AS may`;
    const [row] = (await db.executeSql(asked)).rows as readonly { readonly may: boolean }[];
    if (row?.may !== true) throw Object.assign(new Error('this user may not create a schema'), { code: '42501' });
  } catch (error) {
    throw cannotOpen(databaseUrl, error);
  } finally {
    await db.close();
  }
}
