import { existsSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { dataDir as emptyDatabase } from '@electric-sql/pglite-prepopulatedfs';
import { fromPglite } from 'pg-boss';
import { cannotOpenFolder, fullDisk } from './cannot-open-folder.ts';
import { lockDataDir } from './data-dir-lock.ts';
import type { Database } from './database.ts';
import { inTurn } from '../execution/in-turn.ts';
import type { Log } from '../settings.ts';

/**
 * PostgreSQL inside this process, on a folder it has for itself.
 * @throws UserProblem where another process has the folder, or it cannot be opened.
 */
export async function openEmbedded(dataDir: string, log: Log): Promise<Database> {
  const unlock = lockDataDir(dataDir);
  const folder = join(dataDir, 'queue');
  try {
    if (!existsSync(folder)) {
      log.info({ dataDir }, 'Setting up the data directory: this takes some seconds, once.');
      await setUp(folder);
    }
    const pglite = await PGlite.create({ dataDir: folder });
    const { db, urgent } = inTurn(fromPglite(pglite));
    return {
      embedded: true,
      options: { backend: 'pglite', db },
      urgent,
      checkRoom: () => checkFolder(dataDir),
      close: async () => {
        await pglite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw cannotOpenFolder(folder, error, freeIn(dataDir));
  }
}

/**
 * Looks whether there is room to write in a folder.
 * @throws UserProblem where there is not.
 */
export function checkFolder(dataDir: string): void {
  const full = fullDisk(dataDir, freeIn(dataDir));
  if (full !== null) throw full;
}

function freeIn(dataDir: string): number {
  const { bavail, bsize } = statfsSync(dataDir);
  return bavail * bsize;
}

/**
 * Puts an empty database there: one that is unpacked, because making one takes ten times as long and 1 GB. It is moved to
 * its place when it is whole, so that who is killed meanwhile starts anew.
 */
async function setUp(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  // A queue is small: PostgreSQL's usual buffers are 100 MB that nothing would be gained from.
  const postgresqlconf = ['shared_buffers = 16MB'];
  const pglite = await PGlite.create({ dataDir: unfinished, loadDataDir: await emptyDatabase(), postgresqlconf });
  await pglite.close();
  renameSync(unfinished, folder);
}
