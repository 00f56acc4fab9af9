import type { Mark } from './mark.ts';
import type { Side } from './place.ts';

/**
 * What we have said on a pull request, as the host tells it. Only texts that we wrote count. People who may write to
 * the repository can edit them, so a mark is a hint about comments, and never about what the check concludes.
 */
export interface Said {
  /** The one comment that is edited in place; null where there is none yet. */
  readonly summary: SaidSummary | null;
  /** The comments in the diff that began a thread, the oldest first. */
  readonly comments: readonly SaidComment[];
  readonly reviews: readonly SaidReview[];
}

/** Our summary comment. */
export interface SaidSummary {
  readonly id: number;
  /** Where people see it. */
  readonly url: string;
  readonly body: string;
  readonly mark: Mark;
}

/** A comment of ours on a line or a file. */
export interface SaidComment {
  readonly id: number;
  /** What GraphQL calls it. */
  readonly node: string;
  readonly body: string;
  /** Its ids are what it still says; its note `gone` lists what we said is over. */
  readonly mark: Mark;
  readonly path: string;
  /** Null where the line is no longer in the diff, and for a comment on a whole file. */
  readonly line: number | null;
  readonly side: Side;
  readonly onFile: boolean;
  /** Somebody hid it: we, if all it says is gone, else a person. */
  readonly hidden: boolean;
  /** Its conversation; null where the host did not tell. */
  readonly thread: { readonly id: string; readonly resolved: boolean } | null;
  /** Whether we have replied that it is over. */
  readonly replied: boolean;
}

/** A review of ours. */
export interface SaidReview {
  readonly id: number;
  /** The commit it was of, and the lane that spoke: there is one for each. */
  readonly head: string;
  readonly lane: Lane;
  /** What its comments were about when it was posted. */
  readonly posted: readonly string[];
  /** It still asks for changes. */
  readonly asksForChanges: boolean;
}

/** Who a review speaks for: the rules, or an agent that was not done when they were. */
export type Lane = 'rules' | 'agent';

/** The pull request on which nothing was said. */
export const nothingSaid: Said = { summary: null, comments: [], reviews: [] };
