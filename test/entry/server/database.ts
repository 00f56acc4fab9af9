import { pglite } from '../../adapters/jobs/backend.ts';
import { administer, databaseServer, isServed } from '../../adapters/jobs/database-server.ts';

/** Where a server of a test keeps its jobs. */
export interface Place {
  readonly name: 'PGlite' | 'PostgreSQL';
  /** PostgreSQL may not be: its tests are skipped then. */
  readonly isHere: boolean;
  /** The part of the environment that says so: a new and empty place each time. */
  room(): Promise<Readonly<Record<string, string>>>;
  /** Removes every room. */
  cleanUp(): Promise<void>;
}

/** PGlite in folders of their own. */
export async function embedded(): Promise<Place> {
  const backend = await pglite();
  return { ...backend, room: async () => ({ DATA_DIR: backend.room().dataDir }) };
}

/** Databases of a PostgreSQL server. */
export async function postgres(): Promise<Place> {
  const names: string[] = [];
  return {
    name: 'PostgreSQL',
    isHere: await isServed(),
    room: async () => {
      const name = `architect_test_${process.pid}_${names.length}_${Date.now().toString(36)}`;
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
  return served.isHere ? served : embedded();
}
