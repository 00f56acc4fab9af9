import type { Hub, Pull, Repository, Comment, Thread, Author } from '../domain/hub.ts';
import { findComment } from '../domain/pulls.ts';
import { admit, movedTo } from '../http/admit.ts';
import { Refusal } from '../http/refusal.ts';
import { type Actor, type Needs, authorOf, find } from '../http/route.ts';
import { nodeId, readNodeId } from '../shapes/node-id.ts';
import { commentSource, pullSource, threadSource } from './conversation.ts';
import { gitObject } from './git.ts';
import { repositoryFields } from './repository.ts';
import { search } from './search.ts';
import type { Source } from './source.ts';

const contentWriters = { contents: 'write' } as const;

/** Everything a query or a mutation can start from. */
export function rootSource(hub: Hub, actor: Actor): Source {
  const viewer = authorOf(actor);
  return {
    viewer: {
      __typename: 'User',
      login: viewer.account.login.replace(/\[bot\]$/, ''),
      id: nodeId('BOT', viewer.account.id),
    },
    rateLimit: {
      limit: 5000,
      remaining: hub.remaining,
      cost: 1,
      used: 5000 - hub.remaining,
      resetAt: '2033-05-18T03:33:20Z',
    },
    repository: ({ owner, name }: { owner: string; name: string }) => {
      const repository = admitted(hub, `${owner}/${name}`, actor, { metadata: 'read' }, false);
      return repositorySource(hub, repository, viewer, actor);
    },
    search: search(hub, actor, viewer),
    node: ({ id }: { id: string }) => nodeSource(hub, actor, viewer, id),
    nodes: ({ ids }: { ids: readonly string[] }) => ids.map((id) => nodeSource(hub, actor, viewer, id)),
    minimizeComment: ({ input }: { input: { subjectId: string; classifier: string; clientMutationId?: string } }) => {
      const found = write(hub, actor, input.subjectId);
      found.comment.minimized = input.classifier;
      return {
        minimizedComment: commentSource(found.pull, found.comment, found.thread, viewer),
        clientMutationId: input.clientMutationId,
      };
    },
    unminimizeComment: ({ input }: { input: { subjectId: string; clientMutationId?: string } }) => {
      const found = write(hub, actor, input.subjectId);
      found.comment.minimized = null;
      return {
        unminimizedComment: commentSource(found.pull, found.comment, found.thread, viewer),
        clientMutationId: input.clientMutationId,
      };
    },
    resolveReviewThread: ({ input }: { input: { threadId: string } }) => {
      const { pull, thread } = threadOf(hub, actor, input.threadId, contentWriters);
      thread.resolvedBy = viewer;
      return { thread: threadSource(hub, pull, thread, viewer) };
    },
    unresolveReviewThread: ({ input }: { input: { threadId: string } }) => {
      const { pull, thread } = threadOf(hub, actor, input.threadId, contentWriters);
      thread.resolvedBy = null;
      return { thread: threadSource(hub, pull, thread, viewer) };
    },
  };
}

function repositorySource(hub: Hub, repository: Repository, viewer: Author, actor: Actor): Source {
  const full = `${repository.owner.login}/${repository.name}`;
  return {
    ...repositoryFields(repository),
    object: (asked: { oid?: string; expression?: string }) => {
      admitted(hub, full, actor, { contents: 'read' }, false);
      return gitObject(hub, repository, asked);
    },
    pullRequest: ({ number }: { number: number }) => {
      admitted(hub, full, actor, { pull_requests: 'read' }, false);
      const pull = repository.pulls.get(number);
      if (!pull) throw new Refusal(404, `Could not resolve to a PullRequest with the number of ${number}.`);
      return pullSource(hub, pull, viewer);
    },
  };
}

function nodeSource(hub: Hub, actor: Actor, viewer: Author, id: string): Source {
  const named = readNodeId(id);
  if (named?.kind === 'PRRT') {
    const { pull, thread } = threadOf(hub, actor, id, { pull_requests: 'read' });
    return threadSource(hub, pull, thread, viewer);
  }
  if (named?.kind === 'PR') {
    for (const repository of hub.repositories)
      for (const pull of repository.pulls.values()) if (pull.id === named.id) return pullSource(hub, pull, viewer);
  }
  const { pull, comment, thread } = commentOf(hub, id);
  admitted(hub, nameOf(pull.repository), actor, { pull_requests: 'read' }, false);
  return commentSource(pull, comment, thread, viewer);
}

function write(hub: Hub, actor: Actor, id: string): { pull: Pull; comment: Comment; thread: Thread | null } {
  const found = commentOf(hub, id);
  const needs: Needs = found.thread ? { pull_requests: 'write' } : [{ issues: 'write' }, { pull_requests: 'write' }];
  admitted(hub, nameOf(found.pull.repository), actor, needs, true);
  return found;
}

function commentOf(hub: Hub, id: string): { pull: Pull; comment: Comment; thread: Thread | null } {
  const named = readNodeId(id);
  for (const repository of named ? hub.repositories : []) {
    const found = findComment(repository, `${named?.id}`);
    if (found && (named?.kind === 'PRRC') === (found.thread !== null)) return found;
  }
  throw new Refusal(404, `Could not resolve to a node with the global id of '${id}'`);
}

function threadOf(hub: Hub, actor: Actor, id: string, needs: Needs): { pull: Pull; thread: Thread } {
  const named = readNodeId(id);
  for (const repository of hub.repositories)
    for (const pull of repository.pulls.values()) {
      const thread = pull.threads.find((one) => named?.kind === 'PRRT' && one.id === named.id);
      if (!thread) continue;
      admitted(hub, nameOf(repository), actor, needs, needs === contentWriters);
      return { pull, thread };
    }
  throw new Refusal(404, `Could not resolve to a node with the global id of '${id}'`);
}

function admitted(hub: Hub, fullName: string, actor: Actor, needs: Needs, writes: boolean): Repository {
  try {
    const moved = find(hub, fullName) ? null : movedTo(hub, fullName);
    return admit(hub, moved ? nameOf(moved) : fullName, actor, needs, writes);
  } catch (error) {
    if (error instanceof Refusal && error.status === 404)
      throw new Refusal(404, `Could not resolve to a Repository with the name '${fullName}'.`);
    throw error;
  }
}

function nameOf({ owner, name }: Repository): string {
  return `${owner.login}/${name}`;
}
