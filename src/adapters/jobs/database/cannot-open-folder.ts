import { UserProblem } from '../../../core/model/problem.ts';

/** What the embedded database writes at a start, with room to spare: a piece of its log alone is 16 MB. */
const megabytesNeeded = 64;

/** That there is no room for the jobs in a folder, with so many bytes free on its disk; null where there is. */
export function fullDisk(folder: string, free: number): UserProblem | null {
  const megabytes = Math.floor(free / 1024 ** 2);
  if (megabytes >= megabytesNeeded) return null;
  return new UserProblem(
    'data-dir',
    `The jobs in ${folder} cannot be written: ${megabytes} MB are left on its disk.`,
    `Make room for ${megabytesNeeded} MB. What is in the folder is kept.`,
  );
}

/**
 * Why the jobs in a folder cannot be opened, with so many bytes free on its disk, and what to do. The database aborts
 * where the disk is full, and the jobs are still there: nobody is told to remove them.
 */
export function cannotOpenFolder(folder: string, error: unknown, free: number): UserProblem {
  const full = fullDisk(folder, free);
  if (full !== null) return full;
  // The file system of the database throws what is no error.
  const { message, name, errno } = (error ?? {}) as { readonly [part in 'message' | 'name' | 'errno']?: unknown };
  const why =
    typeof message === 'string'
      ? message.replace(/\.$/u, '')
      : `${String(name ?? error)} ${String(errno ?? '')}`.trim();
  return new UserProblem(
    'data-dir',
    `The jobs in ${folder} cannot be opened: ${why}.`,
    'Restore the folder, or remove it: the jobs in it are lost then, and open pull requests are found again.',
  );
}
