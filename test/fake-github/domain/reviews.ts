import { Refusal } from '../http/refusal.ts';
import { anchored, type Asked } from './anchor.ts';
import { now } from './clock.ts';
import { ancestors } from '../git/history.ts';
import type { Hub, Pull, Review, ReviewComment, Thread, Author } from './hub.ts';
import { filesOf } from './pull-files.ts';
import { checkBody, checkUnlocked, newComment } from './comments.ts';

/** What a review is asked to be. */
export interface AskedReview {
  readonly commit_id?: string;
  readonly body?: string;
  readonly event?: 'APPROVE' | 'REQUEST_CHANGES' | 'COMMENT';
  readonly comments?: readonly (Asked & { readonly body: string })[];
}

const states = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

/** Creates a review with all of its comments, or nothing at all. */
export function createReview(hub: Hub, pull: Pull, by: Author, asked: AskedReview): Review {
  checkUnlocked(pull, by);
  const commit = commitOf(pull, asked.commit_id);
  const mine = (review: Review) => review.state === 'PENDING' && review.by.account === by.account;
  if (!asked.event && pull.reviews.some(mine))
    throw refused(['User can only have one pending review per pull request']);
  const blank = (asked.body ?? '').trim() === '';
  if ((asked.event === 'COMMENT' || asked.event === 'REQUEST_CHANGES') && blank) throw refused(["Body can't be blank"]);
  if (asked.body && asked.body.length > hub.limits.body) checkBody(hub, 'PullRequestReview', asked.body);
  if (asked.event !== undefined && asked.event !== 'COMMENT' && by.account === pull.author)
    throw refused([`Can not ${asked.event.toLowerCase().replace('_', ' ')} your own pull request`]);
  const places = (asked.comments ?? []).map((comment) => {
    if (comment.body.trim() === '') return "Body can't be blank";
    if (comment.body.length > hub.limits.body) return `Body is too long (maximum is ${hub.limits.body} characters)`;
    return anchored(pull, commit, comment, hub.limits);
  });
  const bad = places.filter((place) => typeof place === 'string');
  if (bad.length > 0) throw refused([...new Set(bad)]);
  const state = asked.event ? states[asked.event] : 'PENDING';
  const review: Review = {
    id: hub.nextId(),
    by,
    body: asked.body ?? '',
    state,
    commit,
    submittedAt: state === 'PENDING' ? null : now(),
  };
  pull.reviews.push(review);
  for (const [at, comment] of (asked.comments ?? []).entries())
    addThread(hub, pull, {
      by,
      body: comment.body,
      commit,
      place: places[at] as Exclude<(typeof places)[number], string>,
      review,
    });
  if (state !== 'PENDING')
    hub.emit('pull_request_review', 'submitted', pull.repository, { pull, review, sender: by.account });
  return review;
}

/** Writes a comment on a line or a file that belongs to no review of its author's making. */
export function createReviewComment(
  hub: Hub,
  pull: Pull,
  by: Author,
  asked: Asked & { readonly body: string; readonly commit_id: string; readonly subject_type?: string },
): { thread: Thread; comment: ReviewComment } {
  checkUnlocked(pull, by);
  checkBody(hub, 'PullRequestReviewComment', asked.body);
  const commit = commitOf(pull, asked.commit_id);
  const place =
    asked.subject_type === 'file' ? onFile(pull, commit, asked.path) : anchored(pull, commit, asked, hub.limits);
  if (typeof place === 'string')
    throw new Refusal(422, 'Validation Failed', [
      {
        resource: 'PullRequestReviewComment',
        code: 'custom',
        field: 'pull_request_review_thread.line',
        message: place,
      },
    ]);
  const review: Review = { id: hub.nextId(), by, body: '', state: 'COMMENTED', commit, submittedAt: now() };
  pull.reviews.push(review);
  return addThread(hub, pull, { by, body: asked.body, commit, place, review });
}

/** Answers in a thread. */
export function reply(hub: Hub, pull: Pull, thread: Thread, by: Author, body: string): ReviewComment {
  checkUnlocked(pull, by);
  checkBody(hub, 'PullRequestReviewComment', body);
  const review: Review = {
    id: hub.nextId(),
    by,
    body: '',
    state: 'COMMENTED',
    commit: pull.head.sha,
    submittedAt: now(),
  };
  pull.reviews.push(review);
  const comment = { ...newComment(hub, by, body), review: review.id };
  thread.comments.push(comment);
  hub.emit('pull_request_review_comment', 'created', pull.repository, { pull, thread, comment, sender: by.account });
  return comment;
}

/** A review of a pull request by its id, as far as somebody may see it. */
export function reviewOf(pull: Pull, id: string | undefined, viewer: Author): Review | null {
  return visibleReviews(pull, viewer).find((review) => review.id === Number(id)) ?? null;
}

/** The reviews somebody sees: a pending one only its author. */
export function visibleReviews(pull: Pull, viewer: Author): Review[] {
  return pull.reviews.filter(({ state, by }) => state !== 'PENDING' || by.account === viewer.account);
}

function addThread(
  hub: Hub,
  pull: Pull,
  {
    by,
    body,
    commit,
    place,
    review,
  }: {
    by: Author;
    body: string;
    commit: string;
    place: Pick<Thread, 'anchor' | 'diffHunk' | 'position'>;
    review: Review;
  },
): { thread: Thread; comment: ReviewComment } {
  const comment = { ...newComment(hub, by, body), review: review.id };
  const { mergeBase } = filesOf(pull, commit);
  const { anchor, diffHunk, position } = place;
  const thread = {
    id: hub.nextId(),
    anchor,
    diffHunk,
    position,
    commit,
    mergeBase,
    resolvedBy: null,
    comments: [comment],
  };
  pull.threads.push(thread);
  if (review.state !== 'PENDING')
    hub.emit('pull_request_review_comment', 'created', pull.repository, { pull, thread, comment, sender: by.account });
  return { thread, comment };
}

function onFile(pull: Pull, commit: string, path: string): Pick<Thread, 'anchor' | 'diffHunk' | 'position'> | string {
  if (!filesOf(pull, commit).changes.some((change) => change.path === path)) return 'Path could not be resolved';
  return { anchor: { path, line: null, side: 'RIGHT', startLine: null, startSide: null }, diffHunk: '', position: 1 };
}

function commitOf(pull: Pull, asked: string | undefined): string {
  const commit = asked ?? pull.head.sha;
  if (!ancestors(pull.repository.store, pull.head.sha).has(commit))
    throw refused(['The commit_id is not part of the pull request']);
  return commit;
}

/** The refusal of a review as a whole: its errors are sentences, and none says which comment is meant. */
function refused(errors: readonly string[]): Refusal {
  return new Refusal(422, 'Unprocessable Entity', errors);
}
