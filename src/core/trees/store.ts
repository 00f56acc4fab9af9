import type { Refusal } from '../model/tree.ts';

/** One tree, on this machine or a host, and how its texts are loaded. */
export interface Store {
  /** Every file in path order, with forward slashes, links included. */
  readonly paths: readonly string[];
  /** The size of each file in bytes, if reads are requests to a host and are limited by them; null on a disk. */
  readonly sizes: ReadonlyMap<string, number> | null;
  /** The texts of the files, or the reason why one has none. A path that is not in the tree is left out. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, string | Refusal>>;
  /** Limits met while listing, for the summary. */
  readonly notes: readonly string[];
  /** The commit of each submodule, by path; left out where not all of them are known. Their files are not read. */
  readonly submodules?: ReadonlyMap<string, string>;
}

/** The mode that git gives a link, which is not followed. */
export const linkMode = '120000';
/** The mode that git gives a submodule. */
export const submoduleMode = '160000';

/** The paths of submodules that were added, removed or moved to another commit. */
export function changedSubmodules(before: Store, after: Store): readonly string[] {
  const { submodules: was } = before;
  const { submodules: now } = after;
  if (was === undefined || now === undefined) return [];
  return [...new Set([...was.keys(), ...now.keys()])].filter((path) => was.get(path) !== now.get(path)).toSorted();
}

/** The most files of one tree that are listed. */
export const mostFiles = 100_000;

/** Why links are not followed, in any kind of tree. */
export const linkRefused: Refusal = {
  because: 'it is a symbolic link, and links are not followed: they can lead out of the tree',
  fix: 'put the file itself there',
};

/** The tree with nothing in it. */
export const emptyStore: Store = {
  paths: [],
  sizes: null,
  read: async () => new Map(),
  notes: [],
  submodules: new Map(),
};

/** What the summary says where a tree has more files than are listed. */
export function tooMany(title: string, most: number = mostFiles): string {
  return `${title} has more than ${most.toLocaleString('en')} files; those beyond, in path order, were not looked at.`;
}
