import type { Unread } from '../model/contract.ts';
import type { Source } from '../model/source.ts';
import type { Tree } from '../model/tree.ts';

/** What was found in texts, by what a reader derives from each: a text that is read again is not parsed again. */
export type Outlines = Map<string, unknown>;

/** The code files of one language, changed on one side of the change. */
export interface SourceRequest {
  readonly tree: Tree;
  readonly paths: readonly string[];
  /** The lines of this side that the change adds, edits or removes, by path. */
  readonly touched: ReadonlyMap<string, ReadonlySet<number>>;
  /** Kept from one reading of a change to the next. */
  readonly outlines: Outlines;
}

/** What was read from the files of one language. */
export interface LanguageReading {
  readonly sources: readonly Source[];
  readonly unread: readonly Unread[];
  /** Files of the same tree whose text is needed to understand a call. */
  readonly wanted: readonly string[];
}

/** A language whose code is read. One file of this folder exports one. */
export interface Language {
  readonly name: string;
  /** With the dot, in lower case. */
  readonly extensions: readonly string[];
  /** The grammars that must be loaded before `read`. */
  readonly grammars: readonly string[];
  read(request: SourceRequest): LanguageReading;
}
