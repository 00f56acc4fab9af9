import type { Commit } from '../git/object-store.ts';
import type { Hub, Repository } from '../domain/hub.ts';
import { web } from './account.ts';
import { nodeId } from './node-id.ts';
import { repositoryUrl } from './repository.ts';

/** A commit with its parents. */
export function commitShape(hub: Hub, repository: Repository, sha: string): Record<string, unknown> {
  const { message, author, parents, tree } = commitOf(repository, sha);
  const url = `${repositoryUrl(hub, repository)}/commits/${sha}`;
  const page = `${web}/${repository.owner.login}/${repository.name}/commit/`;
  return {
    sha,
    node_id: nodeId('C', Number.parseInt(sha.slice(0, 8), 16)),
    commit: {
      author,
      committer: author,
      message,
      tree: { sha: tree, url: `${repositoryUrl(hub, repository)}/git/trees/${tree}` },
      url: `${repositoryUrl(hub, repository)}/git/commits/${sha}`,
      comment_count: 0,
    },
    url,
    html_url: `${page}${sha}`,
    comments_url: `${url}/comments`,
    author: null,
    committer: null,
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${repositoryUrl(hub, repository)}/commits/${parent}`,
      html_url: `${page}${parent}`,
    })),
  };
}

/** A commit as git stores it. */
export function gitCommitShape(hub: Hub, repository: Repository, sha: string): Record<string, unknown> {
  const { message, author, parents, tree } = commitOf(repository, sha);
  const git = `${repositoryUrl(hub, repository)}/git`;
  const page = `${web}/${repository.owner.login}/${repository.name}/commit/`;
  return {
    sha,
    node_id: nodeId('C', Number.parseInt(sha.slice(0, 8), 16)),
    url: `${git}/commits/${sha}`,
    html_url: `${page}${sha}`,
    author,
    committer: author,
    tree: { sha: tree, url: `${git}/trees/${tree}` },
    message,
    parents: parents.map((parent) => ({ sha: parent, url: `${git}/commits/${parent}`, html_url: `${page}${parent}` })),
    verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
  };
}

/** A commit as webhooks name it. */
export function simpleCommit(repository: Repository, sha: string): Record<string, unknown> {
  const { message, author, tree } = commitOf(repository, sha);
  const { name, email, date } = author;
  const who = { name, email };
  return { id: sha, tree_id: tree, message, timestamp: date, author: who, committer: who };
}

function commitOf(repository: Repository, sha: string): Commit {
  return repository.store.commits.get(sha) as Commit;
}
