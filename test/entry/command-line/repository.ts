import { execFileSync } from 'node:child_process';
import { devNull } from 'node:os';
import { write } from './architect.ts';

/** A git repository to try things in, untouched by the settings of this machine. */
export interface Repository {
  readonly path: string;
  git(...args: readonly string[]): string;
  /** Writes the files, null removing one, and commits everything. */
  commit(message: string, files: Readonly<Record<string, string | null>>): void;
}

/** What keeps the settings of this machine out. */
export const isolated = { GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };

/** Makes a folder a repository whose branch is called main. */
export function repository(path: string): Repository {
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: path, encoding: 'utf8', env: { ...process.env, ...isolated }, stdio: 'pipe' });
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Orders team');
  git('config', 'user.email', 'orders@example.com');
  const commit = (message: string, files: Readonly<Record<string, string | null>>) => {
    for (const [name, text] of Object.entries(files)) {
      if (text === null) git('rm', '--quiet', '--', name);
      else write(path, { [name]: text });
    }
    git('add', '--all');
    git('commit', '--quiet', '--message', message);
  };
  return { path, git, commit };
}
