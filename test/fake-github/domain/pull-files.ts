import { type Change, changesBetween } from '../git/changes.ts';
import { mergeBase } from '../git/history.ts';
import type { ObjectStore } from '../git/object-store.ts';
import type { Pull } from './hub.ts';

/** What a pull request changes, as of one commit of it: the three-dot difference. */
export interface PullFiles {
  readonly mergeBase: string;
  readonly changes: readonly Change[];
}

/** The files of a pull request at its head, or at an earlier commit. */
export function filesOf(pull: Pull, sha: string = pull.head.sha): PullFiles {
  const { store } = pull.repository;
  const base = mergeBase(store, pull.base.sha, sha);
  return {
    mergeBase: base ?? pull.base.sha,
    changes: base === null ? [] : changesBetween(store, treeOf(store, base), treeOf(store, sha)),
  };
}

/** The tree of a commit that is known. */
export function treeOf(store: ObjectStore, commit: string): string {
  return store.commits.get(commit)?.tree as string;
}
