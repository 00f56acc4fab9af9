import { statSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { tooSlow } from './deadline.ts';
import type { PrintedContract } from './tasks/printed-contract.ts';
import type { PrintedContractTask } from './tasks/task.ts';

/**
 * The largest size of both sides together, in bytes, that is compared without a limit on memory: the largest public
 * contracts fit.
 */
const most = 10_000_000;

/**
 * Does a worker's task in the caller's thread, for two files so small that starting a worker would take most of the
 * time; null for larger ones, and for folders.
 * @throws UserProblem if it takes longer than `seconds`.
 */
export async function printInThread(
  task: PrintedContractTask & Record<'before' | 'after', string> & { readonly earlier?: readonly string[] },
  seconds: number,
): Promise<PrintedContract | null> {
  const paths = [task.before, task.after, ...(task.earlier ?? [])];
  if (paths.reduce((sum, path) => sum + sizeOf(path), 0) > most) return null;
  // Loaded only here: otherwise the worker loads it.
  const { preparePrint } = await import('./tasks/printed-contract.ts');
  const { loaded, print } = await preparePrint(task);
  const sides = [loaded, ...loaded.older].flatMap(({ before, after }) => [before, after]);
  const texts = sides.flatMap(({ snapshot }) => Object.values(snapshot.texts));
  if (texts.reduce((sum, { length }) => sum + length, 0) > most) return null;
  try {
    // `node:vm` is the only way to end synchronous code in its own thread.
    return runInNewContext(
      'print()',
      { print },
      { timeout: Math.max(1, Math.round(seconds * 1000)) },
    ) as PrintedContract;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw tooSlow(seconds);
    throw error;
  }
}

function sizeOf(path: string): number {
  try {
    const stat = statSync(path, { throwIfNoEntry: false });
    return stat?.isDirectory() === true ? Infinity : (stat?.size ?? 0);
  } catch {
    return Infinity;
  }
}
