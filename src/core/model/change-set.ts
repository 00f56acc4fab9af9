import type { Snapshot } from './tree.ts';

/** A contiguous region of a diff, as the host cut it, context included. Lines are 1-based. */
export interface Hunk {
  readonly beforeStart: number;
  readonly beforeLines: number;
  readonly afterStart: number;
  readonly afterLines: number;
  /** Lines of the before file that the change deletes. */
  readonly removed: readonly number[];
  /** Lines of the after file that the change adds. */
  readonly added: readonly number[];
}

/** A file the pull request touches, and what it is called on each side. */
export interface ChangedFile {
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  /** Its path in the before tree; null where it was added. */
  readonly before: string | null;
  /** Its path in the after tree; null where it was removed. */
  readonly after: string | null;
  /** The host's own hunks: the only lines a comment can stand on. */
  readonly hunks: readonly Hunk[];
  /**
   * Set where the content differs and the host told no hunks: it is large, or its repository asked for silence. They are
   * found from the texts then, and a comment can stand only on the file as a whole.
   */
  readonly untold?: true;
}

/** A pull request as two trees and what differs between them. */
export interface ChangeSet {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly files: readonly ChangedFile[];
  /** The configuration at the tip of the base branch, never from the head: the weakest first. */
  readonly configs: readonly ConfigText[];
  /** What could not be fetched at all, in words for the summary. */
  readonly notes: readonly string[];
}

/** A file that configures us. */
export interface ConfigText {
  /** As a person would look for it: `.github/architect.yml`, `acme/.github: .github/architect.yml`. */
  readonly path: string;
  /** The folder whose files it speaks of; an empty string where it is the whole repository. */
  readonly folder: string;
  readonly text: string;
  /** It stands in another repository, which not everybody may read who reads this one: nothing of it is quoted. */
  readonly elsewhere?: true;
  /** What could not be brought of it, or of what it extends, with the key that says so. */
  readonly missing?: readonly { readonly key: readonly string[]; readonly because: string; readonly fix: string }[];
}
