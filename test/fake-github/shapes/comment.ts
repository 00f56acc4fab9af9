import { currentPlace } from '../domain/current-place.ts';
import type { Hub, IssueComment, Pull, Reaction, Review, ReviewComment, Comment, Thread } from '../domain/hub.ts';
import { appShape } from './app.ts';
import { association, simpleUser } from './account.ts';
import { nodeId } from './node-id.ts';
import { pullPage } from './pull.ts';
import { repositoryUrl } from './repository.ts';

/** A comment in the conversation. */
export function issueCommentShape(hub: Hub, pull: Pull, comment: IssueComment): Record<string, unknown> {
  const repository = repositoryUrl(hub, pull.repository);
  const url = `${repository}/issues/comments/${comment.id}`;
  return {
    ...common(hub, pull, comment, url),
    html_url: `${pullPage(pull)}#issuecomment-${comment.id}`,
    issue_url: `${repository}/issues/${pull.number}`,
    node_id: nodeId('IC', comment.id),
    performed_via_github_app: comment.by.app && appShape(hub, comment.by.app),
  };
}

/** A comment of a thread. Once its line is gone, `line` and `position` are null and only where it stood is left. */
export function reviewCommentShape(
  hub: Hub,
  pull: Pull,
  thread: Thread,
  comment: ReviewComment,
): Record<string, unknown> {
  const now = currentPlace(pull, thread, hub.limits);
  const { anchor } = thread;
  const onFile = anchor.line === null;
  return {
    ...legacyReviewComment(hub, pull, thread, comment),
    start_line: now?.startLine ?? null,
    original_start_line: anchor.startLine,
    start_side: anchor.startSide,
    line: now?.line ?? null,
    original_line: anchor.line,
    side: anchor.side,
    subject_type: onFile ? 'file' : 'line',
  };
}

/** A comment as the list of one review shows it: that list never learned about lines. */
export function legacyReviewComment(
  hub: Hub,
  pull: Pull,
  thread: Thread,
  comment: ReviewComment,
): Record<string, unknown> {
  const repository = repositoryUrl(hub, pull.repository);
  const url = `${repository}/pulls/comments/${comment.id}`;
  const page = `${pullPage(pull)}#discussion_r${comment.id}`;
  const first = thread.comments[0];
  const position = thread.anchor.line === null ? 1 : (currentPlace(pull, thread, hub.limits)?.position ?? null);
  return {
    ...common(hub, pull, comment, url),
    pull_request_review_id: comment.review,
    node_id: nodeId('PRRC', comment.id),
    diff_hunk: thread.diffHunk,
    path: thread.anchor.path,
    position,
    original_position: thread.position,
    commit_id: position === null ? thread.commit : pull.head.sha,
    original_commit_id: thread.commit,
    html_url: page,
    pull_request_url: `${repository}/pulls/${pull.number}`,
    _links: {
      self: { href: url },
      html: { href: page },
      pull_request: { href: `${repository}/pulls/${pull.number}` },
    },
    ...(first && first !== comment ? { in_reply_to_id: first.id } : {}),
  };
}

/** A review. */
export function reviewShape(hub: Hub, pull: Pull, review: Review): Record<string, unknown> {
  const page = `${pullPage(pull)}#pullrequestreview-${review.id}`;
  const api = `${repositoryUrl(hub, pull.repository)}/pulls/${pull.number}`;
  return {
    id: review.id,
    node_id: nodeId('PRR', review.id),
    user: simpleUser(hub, review.by.account),
    body: review.body,
    state: review.state,
    html_url: page,
    pull_request_url: api,
    author_association: association(pull.repository, review.by),
    _links: { html: { href: page }, pull_request: { href: api } },
    ...(review.submittedAt ? { submitted_at: review.submittedAt } : {}),
    commit_id: review.commit,
  };
}

/** A reaction. */
export function reactionShape(hub: Hub, reaction: Reaction): Record<string, unknown> {
  return {
    id: reaction.id,
    node_id: nodeId('REA', reaction.id),
    user: simpleUser(hub, reaction.by.account),
    content: reaction.content,
    created_at: reaction.createdAt,
  };
}

const contents = ['+1', '-1', 'laugh', 'hooray', 'confused', 'heart', 'rocket', 'eyes'];

function common(hub: Hub, pull: Pull, comment: Comment, url: string): Record<string, unknown> {
  const count = (content: string) => comment.reactions.filter((one) => one.content === content).length;
  return {
    url,
    id: comment.id,
    user: simpleUser(hub, comment.by.account),
    created_at: comment.createdAt,
    updated_at: comment.updatedAt,
    author_association: association(pull.repository, comment.by),
    body: comment.body,
    reactions: {
      url: `${url}/reactions`,
      total_count: comment.reactions.length,
      ...Object.fromEntries(contents.map((content) => [content, count(content)])),
    },
  };
}
