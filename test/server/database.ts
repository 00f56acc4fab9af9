import { connect } from 'node:net';
import { PgBoss } from 'pg-boss';
import { pglite } from '../jobs/backend.ts';

/** Where a server of a test keeps its jobs. */
export interface Place {
  readonly name: 'PGlite' | 'PostgreSQL';
  /** The part of the environment that says so: a new and empty place each time. */
  room(): Promise<Readonly<Record<string, string>>>;
  /** Removes every room. */
  cleanUp(): Promise<void>;
}

const address = process.env['TEST_DATABASE_URL'] ?? 'postgres://root@127.0.0.1:5432/test';

/** PGlite in folders of their own. */
export async function embedded(): Promise<Place> {
  const backend = await pglite();
  return {
    name: 'PGlite',
    room: async () => ({ DATA_DIR: backend.room().dataDir }),
    cleanUp: () => backend.cleanUp(),
  };
}

/** Databases of a PostgreSQL server, where one is reachable; null, and a loud line, where none is. */
export async function postgres(): Promise<Place | null> {
  if (!process.env['TEST_DATABASE_URL'] && !(await answers(address))) {
    console.warn(`skipped: no PostgreSQL at ${address}. Set TEST_DATABASE_URL to run these tests.`);
    return null;
  }
  const names: string[] = [];
  return {
    name: 'PostgreSQL',
    room: async () => {
      const name = `architect_test_${process.pid}_${names.length}_${Date.now().toString(36)}`;
      names.push(name);
      await administer(`CREATE DATABASE ${name}`);
      return { DATABASE_URL: Object.assign(new URL(address), { pathname: `/${name}` }).href };
    },
    cleanUp: async () => {
      for (const name of names) await administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

/** PostgreSQL where there is one, because it starts at once; PGlite elsewhere. */
export async function anyPlace(): Promise<Place> {
  return (await postgres()) ?? embedded();
}

async function administer(sql: string): Promise<void> {
  const db = new PgBoss(address).getDb() as ReturnType<PgBoss['getDb']> & Record<'open' | 'close', () => Promise<void>>;
  await db.open();
  try {
    await db.executeSql(sql);
  } finally {
    await db.close();
  }
}

async function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect({ host: hostname, port: Number(port || 5432) });
  socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
  const answered = await promise;
  socket.destroy();
  return answered;
}
