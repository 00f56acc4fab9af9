import type { Unread } from '../model/contract.ts';
import type { Source } from '../model/source.ts';
import type { Tree } from '../model/tree.ts';

/** What the code of one tree says. */
export interface SourceReading {
  readonly sources: readonly Source[];
  readonly seen: readonly { readonly path: string; readonly language: string }[];
  readonly unread: readonly Unread[];
  /** Files of the same repository whose text is needed to tell what a call does. */
  readonly wanted: readonly string[];
}

/** Reads the given code files of a tree. `touched` are the lines the change adds or edits, by path. */
export function readSources(
  tree: Tree,
  paths: readonly string[],
  touched: ReadonlyMap<string, ReadonlySet<number>>,
): SourceReading {
  void [tree, paths, touched];
  return { sources: [], seen: [], unread: [], wanted: [] };
}
