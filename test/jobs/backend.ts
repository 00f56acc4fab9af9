import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PgBoss } from 'pg-boss';
import { openQueue } from '../../src/jobs/open-queue.ts';
import type { Pace, QueueSettings } from '../../src/jobs/settings.ts';

/** What a queue of a test is opened with; plain data, so that it can be handed to another process. */
export type TestSettings = Omit<QueueSettings, 'log'>;

/** One of the two things the queue runs on. */
export interface Backend {
  readonly name: 'PGlite' | 'PostgreSQL';
  /** Room for one test: a folder or a schema of its own, empty. */
  room(pace?: Pace): TestSettings;
  /** Removes every room. */
  cleanUp(): Promise<void>;
}

/** The tests cannot wait. */
export const hurried: Pace = {
  pollSeconds: 0.5,
  restSeconds: 0.5,
  monitorSeconds: 2,
  retrySeconds: 0,
  putOffSeconds: 3600,
};

const databaseUrl = process.env['TEST_DATABASE_URL'] ?? 'postgres://root@127.0.0.1:5432/test';

/** PGlite, on a folder that was set up once: its first start takes many seconds. */
export async function pglite(): Promise<Backend> {
  const template = await prepared();
  const rooms: string[] = [];
  return {
    name: 'PGlite',
    room: (pace = hurried) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'architect-jobs-'));
      cpSync(template, dataDir, { recursive: true });
      rooms.push(dataDir);
      return { databaseUrl: null, dataDir, pace };
    },
    cleanUp: async () => {
      for (const room of rooms) rmSync(room, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL where one is reachable; null, and a loud line, where none is. */
export async function postgres(): Promise<Backend | null> {
  if (!process.env['TEST_DATABASE_URL'] && !(await answers(databaseUrl))) {
    console.warn(`skipped: no PostgreSQL at ${databaseUrl}. Set TEST_DATABASE_URL to run these tests.`);
    return null;
  }
  const schemas: string[] = [];
  return {
    name: 'PostgreSQL',
    room: (pace = hurried) => {
      const schema = `t${process.pid}_${schemas.length}_${Date.now().toString(36)}`;
      schemas.push(schema);
      return { databaseUrl, dataDir: '/nowhere', schema, pace };
    },
    cleanUp: async () => {
      const db = new PgBoss(databaseUrl).getDb() as ReturnType<PgBoss['getDb']> &
        Record<'open' | 'close', () => Promise<void>>;
      await db.open();
      for (const schema of schemas) await db.executeSql(`DROP SCHEMA IF EXISTS ${schema}, ${schema}_queue CASCADE`);
      await db.close();
    },
  };
}

/** The backends these tests run on here. */
export async function backends(): Promise<readonly Backend[]> {
  const all = [await pglite(), await postgres()];
  return all.filter((backend) => backend !== null);
}

/** A folder with everything set up, kept for the next run; another one where what is set up has changed. */
async function prepared(): Promise<string> {
  const root = join(import.meta.dirname, '../..');
  const made = [
    'node_modules/pg-boss/package.json',
    'node_modules/@electric-sql/pglite/package.json',
    'src/jobs/embedded.ts',
    'src/jobs/records/tables.ts',
    'src/jobs/queues.ts',
  ].map((path) => readFileSync(join(root, path), 'utf8'));
  const name = createHash('sha256').update(made.join()).digest('hex').slice(0, 12);
  const folder = join(tmpdir(), `architect-jobs-prepared-${name}`);
  if (existsSync(folder)) return folder;
  const draft = mkdtempSync(join(tmpdir(), 'architect-jobs-draft-'));
  const log = { info: () => {}, warn: console.warn, error: console.error };
  const queue = await openQueue({ databaseUrl: null, dataDir: draft, log });
  await queue.stop(0);
  try {
    renameSync(draft, folder);
  } catch {
    // Another test was faster.
    rmSync(draft, { recursive: true });
  }
  return folder;
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
