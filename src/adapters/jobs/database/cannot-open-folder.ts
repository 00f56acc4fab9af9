import { UserProblem } from '../../../core/model/problem.ts';

/** Free space the embedded database needs to start, in MB: one segment of its log alone is 16 MB. */
const megabytesNeeded = 64;

/** The problem of a full disk, given the free bytes on the disk of `folder`; null where enough is free. */
export function fullDisk(folder: string, free: number): UserProblem | null {
  const megabytes = Math.floor(free / 1024 ** 2);
  if (megabytes >= megabytesNeeded) return null;
  return new UserProblem(
    'data-dir',
    `There is not enough disk space for the jobs in ${folder}: ${megabytes} MB are free.`,
    `Free at least ${megabytesNeeded} MB. The jobs in the folder are kept.`,
  );
}

/**
 * Why the jobs in a folder cannot be opened, and what to do, given the free bytes on its disk. The database aborts when
 * the disk is full but keeps the jobs, so in that case the message does not advise removing the folder.
 */
export function cannotOpenFolder(folder: string, error: unknown, free: number): UserProblem {
  const full = fullDisk(folder, free);
  if (full !== null) return full;
  // PGlite's file system throws objects that are not `Error`s.
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
