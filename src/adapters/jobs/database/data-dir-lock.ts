import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { UserProblem } from '../../../core/model/problem.ts';

/** What SQLite says when another process holds the lock. */
const busy = 5;

/**
 * Locks a folder for this process and returns the function that unlocks it. PGlite has no lock of its own, and two
 * processes in one folder lose jobs silently. The kernel releases the lock however the process dies.
 * @throws UserProblem if another process holds the lock, or the folder cannot be written.
 */
export function lockDataDir(dataDir: string): () => void {
  try {
    mkdirSync(dataDir, { recursive: true });
    const lock = new DatabaseSync(join(dataDir, '.lock.db'));
    try {
      lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      lock.close();
      throw error;
    }
    return () => lock.close();
  } catch (error) {
    if (error instanceof Error && 'errcode' in error && error.errcode === busy) throw inUse(dataDir);
    throw unwritable(dataDir, error);
  }
}

function inUse(dataDir: string): UserProblem {
  return new UserProblem(
    'data-dir-in-use',
    `Another process already keeps its jobs in ${dataDir}.`,
    'Stop it, or set DATA_DIR to another folder. To run several processes, set DATABASE_URL to a PostgreSQL database.',
  );
}

function unwritable(dataDir: string, error: unknown): UserProblem {
  const why = error instanceof Error ? error.message : String(error);
  return new UserProblem(
    'data-dir',
    `The folder ${dataDir} cannot hold the jobs: ${why}.`,
    'Set DATA_DIR to a folder this user may write, or DATABASE_URL to a PostgreSQL database.',
  );
}
