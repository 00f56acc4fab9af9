import { newestRelease } from '../../core/model/release.ts';
import type { World } from '../../core/model/world.ts';
import { snapshotOf } from '../../core/trees/snapshot.ts';
import { type Git, GitFailed } from './git.ts';
import { openCommit } from './git-store.ts';
import { commitOf } from './revision.ts';

/** The newest release in the history of a commit, by the tags of this clone. */
export function localRelease(git: Git, commit: string): NonNullable<World['release']> {
  return async (wanted) => {
    const tag = newestRelease(await tagsBefore(git, commit));
    if (tag === null) return { because: 'no tag in the history of the base is a version' };
    const store = await openCommit(git, await commitOf(git, `refs/tags/${tag}`));
    const known = new Set(store.paths);
    const texts = await store.read(wanted.filter((path) => known.has(path)));
    return { tag, tree: snapshotOf(store.paths, texts) };
  };
}

async function tagsBefore(git: Git, commit: string): Promise<readonly string[]> {
  try {
    const listed = await git.run(['tag', '--merged', commit]);
    return listed.toString('utf8').split('\n');
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    return [];
  }
}
