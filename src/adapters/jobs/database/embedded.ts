import { appendFileSync, existsSync, mkdirSync, renameSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { dataDir as emptyDatabase } from '@electric-sql/pglite-prepopulatedfs';
import { parseTar } from 'nanotar';
import { fromPglite } from 'pg-boss';
import { cannotOpenFolder, fullDisk } from './cannot-open-folder.ts';
import { lockDataDir } from './data-dir-lock.ts';
import type { Database } from './database.ts';
import { inTurn } from '../execution/in-turn.ts';
import { preparing } from './prepared-embedded.ts';
import type { Log } from '../settings.ts';

/**
 * PostgreSQL inside this process, on a folder that it locks.
 * @throws UserProblem if another process holds the folder, or it cannot be opened.
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
    // A cached plan is made while the tables are small, and would go on scanning them once they are large.
    await pglite.exec('SET enable_seqscan = off');
    const inner = fromPglite(pglite);
    const { db, urgent } = inTurn({ ...inner, executeSql: preparing(pglite, inner.executeSql) });
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
 * Checks that there is room to write in a folder.
 * @throws UserProblem if there is not.
 */
export function checkFolder(dataDir: string): void {
  const full = fullDisk(dataDir, freeIn(dataDir));
  if (full !== null) throw full;
}

function freeIn(dataDir: string): number {
  const { bavail, bsize } = statfsSync(dataDir);
  return bavail * bsize;
}

/** The queue is small: PostgreSQL's default of 128 MB would be memory wasted. */
const postgresqlConf = '\nshared_buffers = 16MB\n';

/**
 * Unpacks the empty database that ships as an archive. Initialising one takes ten times as long and 1 GB of memory, and
 * letting PGlite unpack it takes twice as long, because it starts once more for that. The folder is moved into place
 * when it is complete, so a process that is killed meanwhile starts over.
 */
async function setUp(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  const archive = gunzipSync(await (await emptyDatabase()).arrayBuffer());
  for (const { name, type, data } of parseTar(archive)) {
    const path = join(unfinished, name);
    mkdirSync(type === 'directory' ? path : dirname(path), { recursive: true });
    if (type === 'file') writeFileSync(path, data ?? '');
  }
  appendFileSync(join(unfinished, 'postgresql.conf'), postgresqlConf);
  renameSync(unfinished, folder);
}
