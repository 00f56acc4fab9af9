import { now } from './clock.ts';
import type { Account, Hub, IssueComment, Pull, Repository, Comment, Thread, Author } from './hub.ts';
import { checkBody, checkUnlocked, newComment } from './comments.ts';

/** What a test says of a new pull request. */
export interface NewPull {
  readonly head: string;
  readonly base?: string;
  readonly from?: Repository;
  readonly title?: string;
  readonly body?: string | null;
  readonly draft?: boolean;
  readonly author: Account;
}

/** Opens a pull request; the base repository then has its head under `pull/N/head`. */
export function openPull(hub: Hub, repository: Repository, asked: NewPull): Pull {
  const source = asked.from ?? repository;
  const base = asked.base ?? repository.defaultBranch;
  const at = now();
  const pull: Pull = {
    id: hub.nextId(),
    number: ++repository.number,
    repository,
    author: asked.author,
    title: asked.title ?? asked.head,
    body: asked.body ?? null,
    state: 'open',
    draft: asked.draft ?? false,
    locked: false,
    labels: [],
    head: { repository: source, owner: source.owner, ref: asked.head, sha: tip(source, asked.head) },
    base: { ref: base, sha: tip(repository, base) },
    reviews: [],
    threads: [],
    conversation: [],
    createdAt: at,
    updatedAt: at,
    closedAt: null,
    mergedAt: null,
  };
  repository.pulls.set(pull.number, pull);
  repository.refs.set(`pull/${pull.number}/head`, pull.head.sha);
  hub.emit('pull_request', 'opened', repository, { pull, sender: asked.author });
  return pull;
}

/** Changes a pull request and tells of it. */
export function changePull(
  hub: Hub,
  pull: Pull,
  action: string,
  change: Partial<Pick<Pull, 'state' | 'draft' | 'title' | 'body' | 'labels' | 'base' | 'head' | 'locked'>>,
  { sender = pull.author, ...plain }: { readonly sender?: Account; readonly [field: string]: unknown } = {},
): void {
  Object.assign(pull, change, { updatedAt: now() });
  if (change.state) pull.closedAt = change.state === 'closed' ? now() : null;
  hub.emit('pull_request', action, pull.repository, { pull, sender, plain });
}

/** Moves every open pull request of a branch to its new tip. */
export function synchronize(hub: Hub, source: Repository, branch: string, sender: Account): void {
  const sha = tip(source, branch);
  for (const repository of hub.repositories)
    for (const pull of repository.pulls.values()) {
      if (pull.head.repository !== source || pull.head.ref !== branch || pull.state !== 'open') continue;
      const before = pull.head.sha;
      if (before === sha) continue;
      repository.refs.set(`pull/${pull.number}/head`, sha);
      const base = { ...pull.base, sha: repository.refs.get(`heads/${pull.base.ref}`) ?? pull.base.sha };
      changePull(hub, pull, 'synchronize', { head: { ...pull.head, sha }, base }, { before, after: sha, sender });
    }
}

/** Writes a comment into the conversation. */
export function comment(hub: Hub, pull: Pull, by: Author, body: unknown): IssueComment {
  checkBody(hub, 'IssueComment', body);
  checkUnlocked(pull, by);
  const written = newComment(hub, by, body);
  pull.conversation.push(written);
  hub.emit('issue_comment', 'created', pull.repository, { pull, comment: written, sender: by.account });
  return written;
}

/** Changes the words of a comment in the conversation. */
export function editComment(hub: Hub, pull: Pull, written: Comment, sender: Account, body: unknown): void {
  checkBody(hub, 'IssueComment', body);
  const changes = { body: { from: written.body } };
  written.body = body;
  written.updatedAt = now();
  written.editedAt = now();
  hub.emit('issue_comment', 'edited', pull.repository, { pull, comment: written, sender, plain: { changes } });
}

/** Every pull request of a repository, newest first. */
export function pullsOf(repository: Repository): Pull[] {
  return [...repository.pulls.values()].toReversed();
}

/** A comment somewhere in a repository by its id, with where it stands. */
export function findComment(
  repository: Repository,
  id: string | undefined,
): { pull: Pull; comment: Comment; thread: Thread | null } | null {
  for (const pull of repository.pulls.values()) {
    const comment = pull.conversation.find((one) => one.id === Number(id));
    if (comment) return { pull, comment, thread: null };
    for (const thread of pull.threads) {
      const inThread = thread.comments.find((one) => one.id === Number(id));
      if (inThread) return { pull, comment: inThread, thread };
    }
  }
  return null;
}

function tip(repository: Repository, branch: string): string {
  const sha = repository.refs.get(`heads/${branch}`);
  if (!sha) throw new Error(`the fake ${repository.owner.login}/${repository.name} has no branch ${branch}`);
  return sha;
}
