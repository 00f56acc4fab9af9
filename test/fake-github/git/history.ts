import type { ObjectStore } from './object-store.ts';

/** A commit and everything before it, nearest first. */
export function ancestors(store: ObjectStore, from: string): Set<string> {
  const seen = new Set([from]);
  for (const sha of seen) for (const parent of store.commits.get(sha)?.parents ?? []) seen.add(parent);
  return seen;
}

/** The best common ancestor of two commits; null where their histories never met. */
export function mergeBase(store: ObjectStore, one: string, other: string): string | null {
  const ofOne = ancestors(store, one);
  const common = [...ancestors(store, other)].filter((sha) => ofOne.has(sha));
  const covered = new Set(common.flatMap((sha) => [...ancestors(store, sha)].filter((older) => older !== sha)));
  return common.find((sha) => !covered.has(sha)) ?? null;
}

/** The commits that lead from one to another and are not before it, oldest first. */
export function commitsBetween(store: ObjectStore, from: string, to: string): string[] {
  const before = ancestors(store, from);
  return [...ancestors(store, to)].filter((sha) => !before.has(sha)).toReversed();
}
