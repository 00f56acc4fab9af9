import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openQueue } from '../../../src/adapters/jobs/open-queue.ts';
import type { Pace, QueueSettings } from '../../../src/adapters/jobs/settings.ts';
import { administer, databaseServer, isServed } from './database-server.ts';

/** What a queue of a test is opened with; plain data, so that it can be handed to another process. */
export type TestSettings = Omit<QueueSettings, 'log'>;

/** One of the two kinds of database that the queue runs on. */
export interface Backend {
  readonly name: 'PGlite' | 'PostgreSQL';
  /** Whether it can be used here: its tests are skipped where no PostgreSQL server answers. */
  readonly isAvailable: boolean;
  /** Makes a new, empty database for one test, a folder or a schema; returns the settings a queue is opened with. */
  newDatabase(pace?: Pace): TestSettings;
  /** Removes every database it made. */
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

/** PGlite, on a folder that was set up once: its first start takes many seconds. */
export async function pglite(): Promise<Backend> {
  const template = await prepared();
  const folders: string[] = [];
  return {
    name: 'PGlite',
    isAvailable: true,
    newDatabase: (pace = hurried) => {
      const dataDir = mkdtempSync(join(tmpdir(), 'architect-jobs-'));
      cpSync(template, dataDir, { recursive: true });
      folders.push(dataDir);
      return { databaseUrl: null, dataDir, pace };
    },
    cleanUp: async () => {
      for (const database of folders) rmSync(database, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL, in schemas of their own. */
export async function postgres(): Promise<Backend> {
  const schemas: string[] = [];
  return {
    name: 'PostgreSQL',
    isAvailable: await isServed(),
    newDatabase: (pace = hurried) => {
      const schema = `t${randomUUID().replaceAll('-', '')}`;
      schemas.push(schema);
      return { databaseUrl: databaseServer, dataDir: '/nowhere', schema, pace };
    },
    cleanUp: async () => {
      await administer(schemas.map((schema) => `DROP SCHEMA IF EXISTS ${schema}, ${schema}_queue CASCADE`));
    },
  };
}

/** A folder with everything set up, kept for the next run; another one where what is set up has changed. */
async function prepared(): Promise<string> {
  const root = join(import.meta.dirname, '../../..');
  const made = [
    'node_modules/pg-boss/package.json',
    'node_modules/@electric-sql/pglite/package.json',
    'src/adapters/jobs/database/embedded.ts',
    'src/adapters/jobs/records/tables.ts',
    'src/adapters/jobs/queues/queues.ts',
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
