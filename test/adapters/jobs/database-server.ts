import { connect } from 'node:net';
import { PgBoss } from 'pg-boss';

/** The PostgreSQL of the tests: the one that `TEST_DATABASE_URL` names, else one at the usual port of this machine. */
export const databaseServer = process.env['TEST_DATABASE_URL'] ?? 'postgres://root@127.0.0.1:5432/test';

/** Whether it is there. One that somebody named has to be: its tests fail where it is not. */
export async function isServed(): Promise<boolean> {
  if (process.env['TEST_DATABASE_URL'] || (await answers(new URL(databaseServer)))) return true;
  console.warn(`skipped: no PostgreSQL at ${databaseServer}. Set TEST_DATABASE_URL to run these tests.`);
  return false;
}

/** Runs statements on it, or in the database at `address`; resolves to the rows of all of them. */
export async function administer(statements: readonly string[], address = databaseServer): Promise<readonly unknown[]> {
  const db = new PgBoss(address).getDb() as ReturnType<PgBoss['getDb']> & Record<'open' | 'close', () => Promise<void>>;
  await db.open();
  try {
    const rows: unknown[] = [];
    for (const statement of statements) rows.push(...(await db.executeSql(statement)).rows);
    return rows;
  } finally {
    await db.close();
  }
}

/** Lets the heartbeats of processes that are no more be missed now, which takes ten seconds otherwise. */
export async function missHeartbeats(address: string, schema = 'architect'): Promise<void> {
  const longAgo = `UPDATE ${schema}_queue.job SET heartbeat_on = now() - interval '1 minute'`;
  await administer([`${longAgo} WHERE name = 'review' AND state = 'active'`], address);
}

async function answers({ hostname, port }: URL): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host: hostname, port: Number(port || 5432) });
  socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  const answered = await promise;
  socket.destroy();
  return answered;
}
