import { diskStore } from './disk-store.ts';
import type { Git } from './git.ts';
import { mostFiles, type Store, tooMany } from '../../core/trees/store.ts';

/** The files on the disk that git tracks or would add: not those that are ignored. */
export async function openWorkingTree(git: Git): Promise<Store & { readonly untracked: readonly string[] }> {
  const tracked = list(await git.run(['ls-files', '-z', '-s'])).flatMap((entry) =>
    entry.startsWith('160000') ? [] : [entry.slice(entry.indexOf('\t') + 1)],
  );
  const deleted = new Set(list(await git.run(['ls-files', '-z', '-d'])));
  const others = await git.run(['ls-files', '-z', '-o', '--exclude-standard', '--exclude=node_modules/']);
  const untracked = list(others).filter((path) => !path.endsWith('/'));
  const paths = [...new Set([...tracked.filter((path) => !deleted.has(path)), ...untracked])].toSorted();
  const notes = paths.length > mostFiles ? [tooMany('The working tree')] : [];
  return { ...diskStore(git.folder, paths.slice(0, mostFiles), notes), untracked };
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
