import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { fromPglite } from 'pg-boss';
import { UserProblem } from '../model/problem.ts';
import { lockDataDir } from './data-dir-lock.ts';
import type { Database } from './database.ts';
import { inTurn } from './in-turn.ts';
import type { Log } from './settings.ts';

/**
 * PostgreSQL inside this process, on a folder it has for itself.
 * @throws UserProblem where another process has the folder, or it cannot be opened.
 */
export async function openEmbedded(dataDir: string, log: Log): Promise<Database> {
  const unlock = lockDataDir(dataDir);
  const folder = join(dataDir, 'queue');
  if (!existsSync(folder)) log.info({ dataDir }, 'Setting up the data directory: this takes some seconds, once.');
  try {
    const pglite = await PGlite.create({ dataDir: folder });
    const { db, urgent } = inTurn(fromPglite(pglite));
    return {
      embedded: true,
      options: { backend: 'pglite', db },
      urgent,
      close: async () => {
        await pglite.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw new UserProblem(
      'data-dir',
      `The jobs in ${folder} cannot be opened: ${error instanceof Error ? error.message : String(error)}.`,
      'Restore the folder, or remove it: the jobs in it are lost then, and open pull requests are found again.',
    );
  }
}
