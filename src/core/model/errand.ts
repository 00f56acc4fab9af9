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
  /** What people accept has changed, or is over. */
  | 'accepted'
  | 'healed'
  /** An agent was kept from it by something that passes, and looks again. */
  | 'second-look'
  /** It was closed or became a draft: look whether that still holds. */
  | 'called-off';

/** A review that was asked for. The head is read from the host when it starts: deliveries come late and out of order. */
export interface ReviewErrand {
  readonly kind: 'review';
  readonly pull: PullRequest;
  readonly because: Cause;
  /** Review even what is already reviewed at this head. */
  readonly again: boolean;
  /** The label that came or went; null for every other cause. */
  readonly label: string | null;
  /** The delivery that led to it, as the log and what is posted name it; null where none did. */
  readonly trace: string | null;
  /** When that delivery was written down, in milliseconds; left out where none led to it. */
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

/** The merge queue asks about a commit it made. */
export interface MergeGroupErrand {
  readonly kind: 'merge-group';
  readonly repository: Repository;
  readonly head: string;
  readonly base: string;
  /** The pull request it was made for, the last in the queue; null where that is not known. */
  readonly number: number | null;
  /** Somebody wants it checked again, although it was. */
  readonly again: boolean;
  readonly trace: string | null;
}

/** What a webhook asks of us: everything the handler writes down before it answers. Plain data. */
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
      /** From the check's `external_id`; null where it has none of ours. */
      readonly number: number | null;
      readonly action: string;
      readonly author: string;
    }
  /** Somebody asked the host to run our check, or its whole suite, again. */
  | {
      readonly kind: 'recheck';
      readonly repository: Repository;
      readonly head: string;
      readonly number: number | null;
    }
  | MergeGroupErrand
  | { readonly kind: 'merge-group-gone'; readonly repository: Repository; readonly head: string }
  /** The App was installed, or given more repositories: their open pull requests are looked for. */
  | { readonly kind: 'installed'; readonly installation: number };
