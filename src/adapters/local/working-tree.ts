import { diskStore } from './disk-store.ts';
import type { Git } from './git.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { mostFiles, type Store, submoduleMode, tooMany } from '../../core/trees/store.ts';

/**
 * The files on the disk that git tracks or would add: not those that are ignored.
 * @throws UserProblem if the repository is bare.
 */
export async function openWorkingTree(git: Git): Promise<Store & { readonly untracked: readonly string[] }> {
  expectWorkingTree(git);
  const tracked: string[] = [];
  const submodules = new Map<string, string>();
  for (const entry of list(await git.run(['ls-files', '-z', '-s']))) {
    const [mode, id = ''] = entry.split(' ', 2);
    const path = entry.slice(entry.indexOf('\t') + 1);
    if (mode === submoduleMode) submodules.set(path, id);
    else tracked.push(path);
  }
  const gone = ['diff-files', '--name-only', '-z', '--no-renames', '--diff-filter=D', '--ignore-submodules=all'];
  const deleted = new Set(list(await git.run(gone)));
  const others = await git.run(['ls-files', '-z', '-o', '--exclude-standard', '--exclude=node_modules/']);
  const untracked = list(others).filter((path) => !path.endsWith('/'));
  const paths = [...new Set([...tracked.filter((path) => !deleted.has(path)), ...untracked])].toSorted();
  const notes = paths.length > mostFiles ? [tooMany('The working tree')] : [];
  return { ...diskStore(git.folder, paths.slice(0, mostFiles), notes), submodules, untracked };
}

/** @throws UserProblem if the repository is bare, where nothing is checked out or staged. */
export function expectWorkingTree(git: Git): void {
  if (!git.bare) return;
  throw new UserProblem(
    'bare',
    `${git.folder} is a bare repository: it has no working tree to review.`,
    'Review commits: architect review --base main --head BRANCH',
  );
}

/**
 * The paths whose content may differ between a commit and the disk. Git answers from its index: no file is read, so no
 * filter of the repository runs.
 */
export async function candidatesOf(git: Git, commit: string, untracked: readonly string[]): Promise<readonly string[]> {
  const changed = list(
    await git.run(['diff-index', '--name-only', '-z', '--no-renames', '--ignore-submodules=all', commit, '--']),
  );
  return [...new Set([...changed, ...untracked])].toSorted();
}

function list(output: Buffer): string[] {
  return output.toString('utf8').split('\0').slice(0, -1);
}
