/** Why a file could not be read, and what its author can do about it. */
export interface Refusal {
  readonly because: string;
  readonly fix: string;
  /** How it starts, as well as could be made out: enough to see what kind of file it is. */
  readonly start?: string;
  /** What git calls its bytes (the id of the blob), where they are known: equal ones did not change. */
  readonly digest?: string;
}

/** The fetched part of one tree, as plain data: every path, and the texts brought so far. */
export interface Snapshot {
  readonly paths: readonly string[];
  readonly texts: Readonly<Record<string, string>>;
  /** Files that exist but were not brought: too large, not UTF-8, a link out of the tree. */
  readonly refused: Readonly<Record<string, Refusal>>;
  /** The addresses below which its host serves its files; left out if there is no host, or it is not known. */
  readonly publishedAt?: readonly string[];
}

/** A tree as the readers see it: synchronous, and never wider than what was fetched. */
export interface Tree {
  /** Every path of the tree, fetched or not, with forward slashes. */
  paths(): readonly string[];
  /** Whether the tree has this file, fetched or not. */
  has(path: string): boolean;
  /** The text, or undefined where it is absent, refused or not fetched yet. */
  read(path: string): string | undefined;
  /** Why the file was not brought, where it exists and was refused. */
  refusal(path: string): Refusal | undefined;
  /** The addresses below which the host serves the files of this tree. */
  readonly publishedAt: readonly string[];
}

/** A tree over a snapshot. */
export function treeOf(snapshot: Snapshot): Tree {
  const made = trees.get(snapshot);
  if (made !== undefined) return made;
  const known = new Set(snapshot.paths);
  const tree: Tree = {
    paths: () => snapshot.paths,
    has: (path) => known.has(path),
    read: (path) => (Object.hasOwn(snapshot.texts, path) ? snapshot.texts[path] : undefined),
    publishedAt: snapshot.publishedAt ?? [],
    refusal: (path) => (Object.hasOwn(snapshot.refused, path) ? snapshot.refused[path] : undefined),
  };
  trees.set(snapshot, tree);
  return tree;
}

const trees = new WeakMap<Snapshot, Tree>();

/** The tree with nothing in it. */
export const emptySnapshot: Snapshot = { paths: [], texts: {}, refused: {} };
