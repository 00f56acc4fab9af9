import type { Repository } from '../domain/hub.ts';
import { comment as write, editComment, findComment } from '../domain/pulls.ts';
import { react } from '../domain/comments.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { paged } from '../http/paged.ts';
import { type Answer, type Call, inRepository, type Needs, type Route, authorOf } from '../http/route.ts';
import { issueCommentShape, reactionShape } from '../shapes/comment.ts';
import { pullOf } from './pulls.ts';

const conversation = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
const one = '/repos/{owner}/{repo}/issues/comments/{comment_id}';
const readers: Needs = [{ issues: 'read' }, { pull_requests: 'read' }];
const writers: Needs = [{ issues: 'write' }, { pull_requests: 'write' }];

/** The conversation of a pull request, and reactions to what is said. */
export const conversationRoutes: readonly Route[] = [
  inRepository(`GET ${conversation}`, readers, (call, repository) => {
    const pull = pullOf(call, repository);
    const since = call.query.get('since') ?? '';
    const listed = pull.conversation.filter(({ updatedAt }) => updatedAt >= since);
    return paged(call, listed, (comment) => issueCommentShape(call.hub, pull, comment));
  }),
  inRepository(`POST ${conversation}`, writers, (call, repository) => {
    const pull = pullOf(call, repository);
    const comment = write(call.hub, pull, authorOf(call.actor), (call.body as { body: unknown }).body);
    return { status: 201, body: issueCommentShape(call.hub, pull, comment) };
  }),
  inRepository(`GET ${one}`, readers, (call, repository) => {
    const { pull, comment } = named(call, repository);
    return { status: 200, body: issueCommentShape(call.hub, pull, comment) };
  }),
  inRepository(`PATCH ${one}`, writers, (call, repository) => {
    const { pull, comment } = own(call, repository);
    editComment(call.hub, pull, comment, authorOf(call.actor).account, (call.body as { body: unknown }).body);
    return { status: 200, body: issueCommentShape(call.hub, pull, comment) };
  }),
  inRepository(`DELETE ${one}`, writers, (call, repository) => {
    const { pull, comment } = own(call, repository);
    pull.conversation.splice(pull.conversation.indexOf(comment), 1);
    return { status: 204 };
  }),
  ...reactions(`${one}/reactions`, readers, writers),
  ...reactions(
    '/repos/{owner}/{repo}/pulls/comments/{comment_id}/reactions',
    { pull_requests: 'read' },
    { pull_requests: 'write' },
  ),
];

function reactions(path: string, read: Needs, write: Needs): Route[] {
  return [
    inRepository(`GET ${path}`, read, (call, repository) => {
      const found = findComment(repository, call.params['comment_id']);
      if (!found) throw notFound();
      return paged(call, found.comment.reactions, (reaction) => reactionShape(call.hub, reaction));
    }),
    inRepository(`POST ${path}`, write, (call, repository): Answer => {
      const found = findComment(repository, call.params['comment_id']);
      if (!found) throw notFound();
      const { content } = call.body as { content: string };
      const { reaction, created } = react(call.hub, found.comment, authorOf(call.actor), content);
      return { status: created ? 201 : 200, body: reactionShape(call.hub, reaction) };
    }),
    inRepository(`DELETE ${path}/{reaction_id}`, write, (call, repository): Answer => {
      const found = findComment(repository, call.params['comment_id']);
      const at = found?.comment.reactions.findIndex(({ id }) => id === Number(call.params['reaction_id'])) ?? -1;
      if (!found || at < 0) throw notFound();
      found.comment.reactions.splice(at, 1);
      return { status: 204 };
    }),
  ];
}

function named(call: Call, repository: Repository) {
  const found = findComment(repository, call.params['comment_id']);
  if (!found || found.thread) throw notFound();
  return found;
}

/** An App edits what it wrote, and nothing else. */
function own(call: Call, repository: Repository) {
  const found = named(call, repository);
  if (found.comment.by.account !== authorOf(call.actor).account)
    throw new Refusal(403, 'Resource not accessible by integration');
  return found;
}
