import type { Check, InlineComment } from './publication.ts';
import type { Lane } from './said.ts';

/** What there is to do on a pull request so that it says what a publication says. Plain data. */
export interface Edits {
  /** The review to post; null where no line is to be commented on. */
  readonly review: NewReview | null;
  /** Comments for files whose lines the host takes no comments on. */
  readonly onFiles: readonly NewComment[];
  /** Comments of ours that no longer say what is so; `show`, as GraphQL calls it, is to be shown again before that. */
  readonly rewrites: readonly { readonly comment: number; readonly body: string; readonly show: string | null }[];
  /** Comments to hide, and what to reply where hiding is refused. */
  readonly hide: readonly { readonly comment: number; readonly node: string; readonly reply: string }[];
  /** Threads to resolve, with the comment that began each: only where the configuration asks for it. */
  readonly resolve: readonly { readonly comment: number; readonly thread: string }[];
  /** Reviews of ours that ask for changes although nothing is left to change. */
  readonly dismiss: readonly { readonly review: number; readonly message: string }[];
  /** The summary comment: the one to edit, or null to create it; null where it is not touched. */
  readonly summary: { readonly comment: number | null; readonly body: string } | null;
  readonly check: Check;
}

/** A review as it is sent. */
export interface NewReview {
  readonly lane: Lane;
  readonly event: 'COMMENT' | 'REQUEST_CHANGES';
  readonly body: string;
  readonly comments: readonly NewComment[];
}

/** A comment, and its body where it can only be made on the file. */
export interface NewComment extends InlineComment {
  readonly bodyOnFile: string;
}

/** What the host refused while the edits were made, so that the summary and the check say what is so. */
export interface Setbacks {
  /** Findings whose comment it took neither on the line nor on the file. */
  readonly refused: readonly string[];
  /** Our request for changes stays, because we may not take it back. */
  readonly stuck: boolean;
}

/** The edits when all goes well. */
export const noSetbacks: Setbacks = { refused: [], stuck: false };
