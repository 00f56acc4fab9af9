import type { PullRequest, Repository } from './pull-request.ts';

/** Why a pull request is to be reviewed. */
export type Cause =
  | 'opened'
  | 'reopened'
  | 'pushed'
  | 'ready'
  | 'base-changed'
  | 'labels-changed'
  | 'asked'
  | 'rerequested'
  /** An acceptance was added, or has ended. */
  | 'accepted'
  | 'healed'
  /** An agent tries again after a failure that passes by itself. */
  | 'second-look'
  /** The pull request was closed or became a draft: check whether that is still so. */
  | 'cancelled';

/** A requested review. The head is read from the host when it starts: deliveries arrive late and out of order. */
export interface ReviewErrand {
  readonly kind: 'review';
  readonly pull: PullRequest;
  readonly because: Cause;
  /** Review even if this head was reviewed already. */
  readonly again: boolean;
  /** The label that was added or removed; null for other causes. */
  readonly label: string | null;
  /** The id of the delivery that caused it, for the log and posted texts; null if there is none. */
  readonly trace: string | null;
  /** When that delivery was stored, in epoch milliseconds; left out if there is none. */
  readonly since?: number;
}

/** A comment that may hold a command. */
export interface CommentErrand {
  readonly kind: 'comment';
  readonly pull: PullRequest;
  readonly comment: { readonly id: number; readonly on: 'conversation' | 'diff' };
  readonly author: string;
  readonly text: string;
}

/** A check of a merge queue commit was requested. */
export interface MergeGroupErrand {
  readonly kind: 'merge-group';
  readonly repository: Repository;
  readonly head: string;
  readonly base: string;
  /** The pull request it was made for, the last one in the queue; null if unknown. */
  readonly number: number | null;
  /** Check it again, although it was checked. */
  readonly again: boolean;
  readonly trace: string | null;
}

/** What a webhook asks for: everything the handler stores before it answers. Plain data. */
export type Errand =
  | ReviewErrand
  | CommentErrand
  /** The pull request was closed, or became a draft. */
  | { readonly kind: 'cancel'; readonly pull: PullRequest; readonly because: 'closed' | 'draft' }
  /** A button of our check was pressed. */
  | {
      readonly kind: 'button';
      readonly repository: Repository;
      readonly head: string;
      /** From the `external_id` of the check; null if it is none of ours. */
      readonly number: number | null;
      readonly action: string;
      readonly author: string;
    }
  /** The host was asked to rerun our check, or its suite. */
  | {
      readonly kind: 'recheck';
      readonly repository: Repository;
      readonly head: string;
      readonly number: number | null;
    }
  | MergeGroupErrand
  | { readonly kind: 'merge-group-gone'; readonly repository: Repository; readonly head: string }
  /** The App was installed, or got more repositories: their open pull requests are to be found. */
  | { readonly kind: 'installed'; readonly installation: number };
