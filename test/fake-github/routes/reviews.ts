import type { Pull, Review } from '../domain/hub.ts';
import {
  type AskedReview,
  createReview,
  createReviewComment,
  reply,
  reviewOf,
  visibleReviews,
} from '../domain/reviews.ts';
import { findComment } from '../domain/pulls.ts';
import { checkBody } from '../domain/comments.ts';
import { now } from '../domain/clock.ts';
import type { Repository } from '../domain/hub.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { paged } from '../http/paged.ts';
import { type Call, inRepository, type Route, authorOf } from '../http/route.ts';
import { legacyReviewComment, reviewCommentShape, reviewShape } from '../shapes/comment.ts';
import { pullOf } from './pulls.ts';

const reviews = '/repos/{owner}/{repo}/pulls/{pull_number}/reviews';
const ofPull = '/repos/{owner}/{repo}/pulls/{pull_number}/comments';
const comment = '/repos/{owner}/{repo}/pulls/comments/{comment_id}';
const read = { pull_requests: 'read' } as const;
const write = { pull_requests: 'write' } as const;

/** Reviews, and the comments that stand on lines. */
export const reviewRoutes: readonly Route[] = [
  inRepository(`GET ${reviews}`, read, (call, repository) => {
    const pull = pullOf(call, repository);
    return paged(call, visibleReviews(pull, authorOf(call.actor)), (review) => reviewShape(call.hub, pull, review));
  }),
  inRepository(`POST ${reviews}`, write, (call, repository) => {
    const pull = pullOf(call, repository);
    const review = createReview(call.hub, pull, authorOf(call.actor), (call.body ?? {}) as AskedReview);
    return { status: 200, body: reviewShape(call.hub, pull, review) };
  }),
  inRepository(`GET ${reviews}/{review_id}`, read, (call, repository) => {
    const [pull, review] = named(call, repository);
    return { status: 200, body: reviewShape(call.hub, pull, review) };
  }),
  inRepository(`PUT ${reviews}/{review_id}`, write, (call, repository) => {
    const [pull, review] = named(call, repository);
    if (review.by.account !== authorOf(call.actor).account) throw new Refusal(403, 'Must be the author of the review');
    const { body } = call.body as { body: string };
    checkBody(call.hub, 'PullRequestReview', body);
    review.body = body;
    return { status: 200, body: reviewShape(call.hub, pull, review) };
  }),
  inRepository(`DELETE ${reviews}/{review_id}`, write, (call, repository) => {
    const [pull, review] = named(call, repository);
    if (review.state !== 'PENDING') throw new Refusal(422, 'Can not delete a non-pending pull request review');
    pull.reviews.splice(pull.reviews.indexOf(review), 1);
    for (const thread of pull.threads.filter(({ comments }) => comments[0]?.review === review.id))
      pull.threads.splice(pull.threads.indexOf(thread), 1);
    return { status: 200, body: reviewShape(call.hub, pull, review) };
  }),
  inRepository(`GET ${reviews}/{review_id}/comments`, read, (call, repository) => {
    const [pull, review] = named(call, repository);
    const all = pull.threads.flatMap((thread) => thread.comments.map((one) => [thread, one] as const));
    const own = all.filter(([, one]) => one.review === review.id);
    return paged(call, own, ([thread, one]) => legacyReviewComment(call.hub, pull, thread, one));
  }),
  inRepository(`PUT ${reviews}/{review_id}/dismissals`, write, (call, repository) => {
    const [pull, review] = named(call, repository);
    if (!['APPROVED', 'CHANGES_REQUESTED'].includes(review.state))
      throw new Refusal(422, 'Can not dismiss a commented pull request review');
    review.state = 'DISMISSED';
    return { status: 200, body: reviewShape(call.hub, pull, review) };
  }),
  inRepository(`GET ${ofPull}`, read, (call, repository) => {
    const pull = pullOf(call, repository);
    const hidden = pull.reviews.filter(({ state }) => state === 'PENDING').map(({ id }) => id);
    const all = pull.threads
      .flatMap((thread) => thread.comments.map((one) => [thread, one] as const))
      .filter(([, one]) => one.review === null || !hidden.includes(one.review))
      .toSorted(([, a], [, b]) => a.id - b.id);
    return paged(call, all, ([thread, one]) => reviewCommentShape(call.hub, pull, thread, one));
  }),
  inRepository(`POST ${ofPull}`, write, (call, repository) => {
    const pull = pullOf(call, repository);
    const by = authorOf(call.actor);
    const asked = call.body as Parameters<typeof createReviewComment>[3] & { in_reply_to?: number };
    const made =
      asked.in_reply_to === undefined
        ? createReviewComment(call.hub, pull, by, asked)
        : answered(call, pull, asked.in_reply_to, asked.body);
    return { status: 201, body: reviewCommentShape(call.hub, pull, made.thread, made.comment) };
  }),
  inRepository(`POST ${ofPull}/{comment_id}/replies`, write, (call, repository) => {
    const pull = pullOf(call, repository);
    const made = answered(call, pull, Number(call.params['comment_id']), (call.body as { body: string }).body);
    return { status: 201, body: reviewCommentShape(call.hub, pull, made.thread, made.comment) };
  }),
  inRepository(`GET ${comment}`, read, (call, repository) => {
    const { pull, thread, one } = placed(call, repository);
    return { status: 200, body: reviewCommentShape(call.hub, pull, thread, one) };
  }),
  inRepository(`PATCH ${comment}`, write, (call, repository) => {
    const { pull, thread, one } = placed(call, repository);
    const { body } = call.body as { body: string };
    checkBody(call.hub, 'PullRequestReviewComment', body);
    one.body = body;
    one.updatedAt = now();
    one.editedAt = now();
    return { status: 200, body: reviewCommentShape(call.hub, pull, thread, one) };
  }),
  inRepository(`DELETE ${comment}`, write, (call, repository) => {
    const { pull, thread, one } = placed(call, repository);
    thread.comments.splice(thread.comments.indexOf(one), 1);
    if (thread.comments.length === 0) pull.threads.splice(pull.threads.indexOf(thread), 1);
    return { status: 204 };
  }),
];

function named(call: Call, repository: Repository): [Pull, Review] {
  const pull = pullOf(call, repository);
  const review = reviewOf(pull, call.params['review_id'], authorOf(call.actor));
  if (!review) throw notFound();
  return [pull, review];
}

/** A comment of a thread by its id alone. */
function placed(call: Call, repository: Repository) {
  const found = findComment(repository, call.params['comment_id']);
  const one = found?.thread?.comments.find(({ id }) => id === found.comment.id);
  if (!found?.thread || !one) throw notFound();
  return { pull: found.pull, thread: found.thread, one };
}

function answered(call: Call, pull: Pull, to: number, body: string) {
  const thread = pull.threads.find(({ comments }) => comments.some(({ id }) => id === to));
  if (!thread) throw notFound();
  return { thread, comment: reply(call.hub, pull, thread, authorOf(call.actor), body) };
}
