import { mergeBase } from '../git/history.ts';
import { now } from './clock.ts';
import type { Repository } from './hub.ts';
import { treeOf } from './pull-files.ts';

/** Merges a commit onto another, file by file: what both changed is taken from the one that comes. */
export function mergedOnto({ store }: Repository, onto: string, commit: string): string {
  const common = mergeBase(store, onto, commit) ?? onto;
  const [before, theirs] = [common, commit].map((sha) => store.files(treeOf(store, sha)));
  const merged = new Map(store.files(treeOf(store, onto)));
  for (const [path, entry] of theirs ?? []) if (before?.get(path)?.sha !== entry.sha) merged.set(path, entry);
  for (const path of before?.keys() ?? []) if (!theirs?.has(path)) merged.delete(path);
  const author = { name: 'GitHub', email: 'noreply@github.com', date: now() };
  return store.commit({ tree: store.tree(merged), parents: [onto, commit], message: 'Merge', author }).sha;
}
