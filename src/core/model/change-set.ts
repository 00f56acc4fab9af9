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

/** A file the pull request touches, with its path on each side. */
export interface ChangedFile {
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  /** Its path in the before tree; null if it was added. */
  readonly before: string | null;
  /** Its path in the after tree; null if it was removed. */
  readonly after: string | null;
  /** The host's own hunks: the only lines a comment can stand on. */
  readonly hunks: readonly Hunk[];
  /**
   * Set if the content differs and the host gave no hunks, because the file is large or its repository disables diffs.
   * Hunks are then computed from the texts, and a comment can only be on the whole file.
   */
  readonly withoutHunks?: true;
}

/** A pull request as two trees and what differs between them. */
export interface ChangeSet {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly files: readonly ChangedFile[];
  /** The submodules that the change adds, removes or moves to another commit, by path. */
  readonly submodules?: readonly string[];
  /** The configuration at the tip of the base branch, never from the head; the one of lowest precedence first. */
  readonly configs: readonly ConfigText[];
  /** What could not be fetched, as sentences for the summary. */
  readonly notes: readonly string[];
}

/** A configuration file. */
export interface ConfigText {
  /** Its path for people: `.github/architect.yml`, `acme/.github: .github/architect.yml`. */
  readonly path: string;
  /** The folder it applies to; an empty string for the whole repository. */
  readonly folder: string;
  readonly text: string;
  /** It is in another repository, which readers of this one may not be allowed to read: nothing of it is quoted. */
  readonly elsewhere?: true;
  /** What could not be loaded of it, or of what it extends, with the key that refers to it. */
  readonly missing?: readonly { readonly key: readonly string[]; readonly because: string; readonly fix: string }[];
}
