import { commitsBetween } from '../git/history.ts';
import type { Hub, Pull, Repository } from '../domain/hub.ts';
import { filesOf } from '../domain/pull-files.ts';
import { association, simpleUser, web } from './account.ts';
import { nodeId } from './node-id.ts';
import { repositoryShape, repositoryUrl } from './repository.ts';

/** A pull request in a list. */
export function simplePull(hub: Hub, pull: Pull): Record<string, unknown> {
  const repository = repositoryUrl(hub, pull.repository);
  const url = `${repository}/pulls/${pull.number}`;
  const issue = `${repository}/issues/${pull.number}`;
  const page = pullPage(pull);
  const addresses = {
    html: page,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${url}/comments`,
    review_comment: `${repository}/pulls/comments{/number}`,
    commits: `${url}/commits`,
    statuses: `${repository}/statuses/${pull.head.sha}`,
  };
  return {
    url,
    id: pull.id,
    node_id: nodeId('PR', pull.id),
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    ...Object.fromEntries(Object.entries(addresses).map(([name, href]) => [`${name}_url`, href])),
    number: pull.number,
    state: pull.state,
    locked: pull.locked,
    title: pull.title,
    user: simpleUser(hub, pull.author),
    body: pull.body,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: pull.labels.map((name) => labelShape(hub, pull.repository, name)),
    milestone: null,
    draft: pull.draft,
    head: end(hub, pull.head.repository, { ...pull.head, login: pull.head.owner.login, account: pull.head.owner }),
    base: end(hub, pull.repository, {
      ...pull.base,
      login: pull.repository.owner.login,
      account: pull.repository.owner,
    }),
    _links: Object.fromEntries(Object.entries({ self: url, ...addresses }).map(([name, href]) => [name, { href }])),
    author_association: association(pull.repository, { account: pull.author, app: null }),
    auto_merge: null,
    active_lock_reason: null,
  };
}

/** A pull request asked for by itself, with what has to be counted. */
export function fullPull(hub: Hub, pull: Pull): Record<string, unknown> {
  const { changes } = filesOf(pull);
  const sum = (side: 'additions' | 'deletions') => changes.reduce((all, { patch }) => all + (patch?.[side] ?? 0), 0);
  return {
    ...simplePull(hub, pull),
    merged: pull.mergedAt !== null,
    mergeable: null,
    rebaseable: null,
    mergeable_state: 'unknown',
    merged_by: null,
    comments: pull.conversation.length,
    review_comments: pull.threads.reduce((all, { comments }) => all + comments.length, 0),
    maintainer_can_modify: false,
    commits: commitsBetween(pull.repository.store, pull.base.sha, pull.head.sha).length,
    additions: sum('additions'),
    deletions: sum('deletions'),
    changed_files: changes.length,
  };
}

/** A pull request as check runs name it. */
export function minimalPull(hub: Hub, pull: Pull): Record<string, unknown> {
  const side = (repository: Repository, { ref, sha }: { ref: string; sha: string }) => ({
    ref,
    sha,
    repo: { id: repository.id, url: repositoryUrl(hub, repository), name: repository.name },
  });
  return {
    url: `${repositoryUrl(hub, pull.repository)}/pulls/${pull.number}`,
    id: pull.id,
    number: pull.number,
    head: side(pull.head.repository ?? pull.repository, pull.head),
    base: side(pull.repository, pull.base),
  };
}

/** A label. */
export function labelShape(hub: Hub, repository: Repository, name: string): Record<string, unknown> {
  return {
    id: repository.id + name.length,
    node_id: nodeId('LA', repository.id + name.length),
    url: `${repositoryUrl(hub, repository)}/labels/${encodeURIComponent(name)}`,
    name,
    description: '',
    color: 'ededed',
    default: false,
  };
}

/** The page of a pull request. */
export function pullPage(pull: Pull): string {
  return `${web}/${pull.repository.owner.login}/${pull.repository.name}/pull/${pull.number}`;
}

function end(
  hub: Hub,
  repository: Repository | null,
  { ref, sha, login, account }: { ref: string; sha: string; login: string; account: Parameters<typeof simpleUser>[1] },
): Record<string, unknown> {
  return {
    label: `${login}:${ref}`,
    ref,
    sha,
    user: simpleUser(hub, account),
    repo: repository && repositoryShape(hub, repository),
  };
}
