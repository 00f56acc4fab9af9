import { spawnSync } from 'node:child_process';

/** The output of git in this folder; empty if it fails. */
export function git(folder: string, args: readonly string[], input = '', encoding: 'utf8' | 'latin1' = 'utf8'): string {
  const ran = spawnSync('git', ['-C', folder, ...args], { encoding, input, maxBuffer: 1024 ** 3 });
  return ran.status === 0 ? ran.stdout : '';
}
