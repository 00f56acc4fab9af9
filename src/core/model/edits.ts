import type { Check, InlineComment } from './publication.ts';
import type { Lane } from './said.ts';

/** The writes that make a pull request match a publication. Plain data. */
export interface Edits {
  /** The review to post; null if there is no line to comment on. */
  readonly review: NewReview | null;
  /** Comments on whole files, where the host accepts none on the line. */
  readonly onFiles: readonly NewComment[];
  /** Our comments whose text has changed; `show` is the GraphQL id of one that has to be unhidden first. */
  readonly rewrites: readonly { readonly comment: number; readonly body: string; readonly show: string | null }[];
  /** Comments to hide, and the reply to post if hiding is refused. */
  readonly hide: readonly { readonly comment: number; readonly node: string; readonly reply: string }[];
  /** Threads to resolve, with the comment that began each; only if the configuration asks for it. */
  readonly resolve: readonly { readonly comment: number; readonly thread: string }[];
  /** Our reviews that request changes although nothing is left to change. */
  readonly dismiss: readonly { readonly review: number; readonly message: string }[];
  /** The summary: the comment to edit, or null to create one; null to leave it alone. */
  readonly summary: { readonly comment: number | null; readonly body: string } | null;
  readonly check: Check;
}

/** A review to post. */
export interface NewReview {
  readonly lane: Lane;
  readonly event: 'COMMENT' | 'REQUEST_CHANGES';
  readonly body: string;
  readonly comments: readonly NewComment[];
}

/** A comment, and its text if it can only be on the file. */
export interface NewComment extends InlineComment {
  readonly bodyOnFile: string;
}

/** What the host refused during the edits, so that summary and check are correct. */
export interface Setbacks {
  /** Findings whose comment it accepted neither on the line nor on the file. */
  readonly refused: readonly string[];
  /** Our request for changes stays: we are not allowed to dismiss it. */
  readonly stuck: boolean;
  /** Our summary says what was true before: it accepted neither an edit of it nor another one. */
  readonly stale: boolean;
}

/** No refusals. */
export const noSetbacks: Setbacks = { refused: [], stuck: false, stale: false };
