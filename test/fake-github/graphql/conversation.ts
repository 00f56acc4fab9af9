import { commitsBetween } from '../git/history.ts';
import { currentPlace } from '../domain/current-place.ts';
import type { Hub, Pull, Comment, Thread, Author } from '../domain/hub.ts';
import { visibleReviews } from '../domain/reviews.ts';
import { nodeId } from '../shapes/node-id.ts';
import { pullPage } from '../shapes/pull.ts';
import { commitSource } from './checks.ts';
import { repositoryFields } from './repository.ts';
import { connection, type Source } from './source.ts';

/** A pull request. */
export function pullSource(hub: Hub, pull: Pull, viewer: Author): Source {
  return {
    __typename: 'PullRequest',
    id: nodeId('PR', pull.id),
    fullDatabaseId: `${pull.id}`,
    number: pull.number,
    title: pull.title,
    url: pullPage(pull),
    state: pull.state === 'open' ? 'OPEN' : pull.mergedAt ? 'MERGED' : 'CLOSED',
    isDraft: pull.draft,
    headRefOid: pull.head.sha,
    headRefName: pull.head.ref,
    baseRefOid: pull.base.sha,
    baseRefName: pull.base.ref,
    author: actorSource(pull.author),
    repository: repositoryFields(pull.repository),
    mergeQueueEntry: entryOf(hub, pull),
    mergeQueue: { __typename: 'MergeQueue', entries: connection(queueOf(hub, pull), (entry) => entry) },
    commits: connection(commitsOf(pull), (sha) => ({ commit: commitSource(hub, pull.repository, sha) })),
    reviewThreads: connection(pull.threads, (thread) => threadSource(hub, pull, thread, viewer)),
    comments: connection(pull.conversation, (comment) => commentSource(pull, comment, null, viewer)),
    reviews: connection(visibleReviews(pull, viewer), (review) => ({
      __typename: 'PullRequestReview',
      id: nodeId('PRR', review.id),
      fullDatabaseId: `${review.id}`,
      body: review.body,
      state: review.state,
      author: actorSource(review.by.account),
      viewerDidAuthor: review.by.account === viewer.account,
      commit: { __typename: 'Commit', oid: review.commit },
      submittedAt: review.submittedAt,
    })),
  };
}

/** Where it stands in the merge queue; null where it does not. */
function entryOf(hub: Hub, pull: Pull): Source | null {
  return queueOf(hub, pull).find(({ number }) => number === pull.number) ?? null;
}

/** The merge queue it is to go through, as the branches of the queue are called. */
function queueOf(hub: Hub, { repository, base: { ref: target } }: Pull): (Source & { readonly number: number })[] {
  const queue = `heads/gh-readonly-queue/${target}/`;
  const places = [...repository.refs].flatMap(([ref, head]) => {
    const [, number, base] = /^pr-(\d+)-([0-9a-f]+)$/u.exec(ref.startsWith(queue) ? ref.slice(queue.length) : '') ?? [];
    return base === undefined ? [] : [{ number: Number(number), head, base }];
  });
  return places.map(({ number, head, base }, index) => {
    const [headCommit, baseCommit] = [head, base].map((sha) => commitSource(hub, repository, sha));
    const pullRequest = { __typename: 'PullRequest', number };
    const id = nodeId('MQE', number);
    return { __typename: 'MergeQueueEntry', id, number, position: index + 1, pullRequest, headCommit, baseCommit };
  });
}

function commitsOf({ repository, base, head }: Pull): readonly string[] {
  return commitsBetween(repository.store, base.sha, head.sha);
}

/** A thread. Only GraphQL knows whether it is resolved. */
export function threadSource(hub: Hub, pull: Pull, thread: Thread, viewer: Author): Source {
  const now = currentPlace(pull, thread, hub.limits);
  const { anchor } = thread;
  return {
    __typename: 'PullRequestReviewThread',
    id: nodeId('PRRT', thread.id),
    isResolved: thread.resolvedBy !== null,
    resolvedBy: thread.resolvedBy ? actorSource(thread.resolvedBy.account) : null,
    isOutdated: anchor.line !== null && now === null,
    isCollapsed: thread.resolvedBy !== null,
    path: anchor.path,
    line: now?.line ?? null,
    startLine: now?.startLine ?? null,
    originalLine: anchor.line,
    originalStartLine: anchor.startLine,
    diffSide: anchor.side,
    startDiffSide: anchor.startSide,
    subjectType: anchor.line === null ? 'FILE' : 'LINE',
    viewerCanResolve: true,
    comments: connection(thread.comments, (comment) => commentSource(pull, comment, thread, viewer)),
  };
}

/** A comment, in the conversation or in a thread. Its `databaseId` does not fit 32 bits any more, as on the real host. */
export function commentSource(pull: Pull, comment: Comment, thread: Thread | null, viewer: Author): Source {
  return {
    __typename: thread ? 'PullRequestReviewComment' : 'IssueComment',
    id: nodeId(thread ? 'PRRC' : 'IC', comment.id),
    databaseId: comment.id,
    fullDatabaseId: `${comment.id}`,
    body: comment.body,
    author: actorSource(comment.by.account),
    viewerDidAuthor: comment.by.account === viewer.account,
    isMinimized: comment.minimized !== null,
    minimizedReason: comment.minimized?.toLowerCase() ?? null,
    createdAt: comment.createdAt,
    updatedAt: comment.updatedAt,
    lastEditedAt: comment.editedAt,
    url: `${pullPage(pull)}#${thread ? 'discussion_r' : 'issuecomment-'}${comment.id}`,
    ...(thread ? { path: thread.anchor.path, originalCommit: { __typename: 'Commit', oid: thread.commit } } : {}),
  };
}

/** A person or a bot. GraphQL leaves the `[bot]` out of the login. */
function actorSource({ login, type, id }: Author['account']): Source {
  return {
    __typename: type,
    login: login.replace(/\[bot\]$/, ''),
    id: nodeId(type === 'Bot' ? 'BOT' : 'U', id),
    databaseId: id,
  };
}
