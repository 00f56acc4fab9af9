import { spawnSync } from 'node:child_process';

/** What git answers in this folder; an empty text where it fails. */
export function git(folder: string, args: readonly string[], input = '', encoding: 'utf8' | 'latin1' = 'utf8'): string {
  const ran = spawnSync('git', ['-C', folder, ...args], { encoding, input, maxBuffer: 1024 ** 3 });
  return ran.status === 0 ? ran.stdout : '';
}
