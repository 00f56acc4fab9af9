import type { ChangedFile } from '../../core/model/change-set.ts';
import { isBaselinePath, isConfigPath } from '../../core/model/config.ts';
import type { Store } from '../../core/trees/store.ts';
import type { Git } from './git.ts';
import { changesOf } from './store-changes.ts';
import { candidatesOf, openWorkingTree } from './working-tree.ts';

/** The hint that an edit of the configuration has no effect yet, and why; empty if it is not edited. */
export function configHint(files: readonly ChangedFile[], followed: string): readonly string[] {
  const edited = files
    .map(({ before, after }) => ({ path: after ?? before ?? '', isNew: before === null }))
    .filter(({ path }) => isConfigPath(path));
  const tried = edited.find(({ path }) => !isBaselinePath(path));
  const one = tried ?? edited[0];
  if (one === undefined) return [];
  const what = one.isNew
    ? `${one.path} is new here, which has no effect until it is merged`
    : `${one.path} is edited here, which has no effect yet: ${followed} is followed`;
  const how = tried === undefined ? '' : ` To try ${tried.isNew ? 'it' : 'the edit'}: --config ${tried.path}`;
  return [`${what}, so that no change switches off the rule that would flag it.${how}`];
}

/** What else can be reviewed where nothing differs. */
export async function nothingDiffersHint(git: Git): Promise<readonly string[]> {
  const base = await latestBase(git);
  const latest = base === null ? '' : `--base ${base} (the latest commits), or `;
  return [`Nothing differs. Try ${latest}architect review --all (every file, as an audit).`];
}

/** The base that leaves the latest commits to be reviewed, five at most: `HEAD~5`; null where there is one commit or none. */
export async function latestBase(git: Git): Promise<string | null> {
  const counted = git.run(['rev-list', '--count', '--first-parent', '--max-count=6', 'HEAD']);
  // A branch without a commit is no revision to git.
  const count = Number(await counted.catch(() => 0));
  return count > 1 ? `HEAD~${Math.min(5, count - 1)}` : null;
}

/**
 * If the reviewed commits end in what is checked out: how many uncommitted files are not reviewed. `files` are those of
 * the last commit.
 */
export async function uncommittedHint(git: Git, commit: string, files: Store): Promise<readonly string[]> {
  const head = String(await git.run(['rev-parse', 'HEAD'])).trim();
  if (git.bare || head !== commit) return [];
  const tree = await openWorkingTree(git);
  const changed = await changesOf(files, tree, await candidatesOf(git, head, tree.untracked));
  if (changed.length === 0) return [];
  return [
    `Left out: ${changed.length === 1 ? '1 file' : `${changed.length} files`} not committed. Without --base they are reviewed too.`,
  ];
}
