import { randomUUID } from 'node:crypto';
import { pglite } from '../../adapters/jobs/backend.ts';
import { administer, databaseServer, isServed } from '../../adapters/jobs/database-server.ts';

/** A kind of database that a server of a test can keep its jobs in. */
export interface Place {
  readonly name: 'PGlite' | 'PostgreSQL';
  /** Whether it can be used here: its tests are skipped where no PostgreSQL server answers. */
  readonly isAvailable: boolean;
  /** Makes a new, empty database; resolves to the environment variables that a server is given to use it. */
  newDatabase(): Promise<Readonly<Record<string, string>>>;
  /** Removes every database it made. */
  cleanUp(): Promise<void>;
}

/** PGlite in folders of their own. */
export async function embedded(): Promise<Place> {
  const backend = await pglite();
  return { ...backend, newDatabase: async () => ({ DATA_DIR: backend.newDatabase().dataDir }) };
}

/** Databases of a PostgreSQL server. */
export async function postgres(): Promise<Place> {
  const names: string[] = [];
  return {
    name: 'PostgreSQL',
    isAvailable: await isServed(),
    newDatabase: async () => {
      const name = `architect_test_${randomUUID().replaceAll('-', '')}`;
      names.push(name);
      await administer([`CREATE DATABASE ${name}`]);
      return { DATABASE_URL: Object.assign(new URL(databaseServer), { pathname: `/${name}` }).href };
    },
    cleanUp: async () => {
      await administer(names.map((name) => `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

/** PostgreSQL where there is one, because it starts at once; PGlite elsewhere. */
export async function anyPlace(): Promise<Place> {
  const served = await postgres();
  return served.isAvailable ? served : embedded();
}
