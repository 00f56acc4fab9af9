import { resolveRef } from '../domain/repositories.ts';
import { pullsOf } from '../domain/pulls.ts';
import { commitsBetween, mergeBase, ancestors } from '../git/history.ts';
import { changesBetween } from '../git/changes.ts';
import { treeOf } from '../domain/pull-files.ts';
import type { Repository } from '../domain/hub.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { paged } from '../http/paged.ts';
import { inRepository, type Route } from '../http/route.ts';
import { commitShape } from '../shapes/commit.ts';
import { fileShape } from '../shapes/file.ts';
import { simplePull } from '../shapes/pull.ts';
import { simpleUser, web } from '../shapes/account.ts';
import { fullRepository, repositoryUrl } from '../shapes/repository.ts';

/** A repository, its branches, commits and people. */
export const repositoryRoutes: readonly Route[] = [
  inRepository('GET /repos/{owner}/{repo}', { metadata: 'read' }, ({ hub }, repository) => ({
    status: 200,
    body: fullRepository(hub, repository),
  })),
  inRepository('GET /repos/{owner}/{repo}/branches/{branch}', { contents: 'read' }, ({ hub, params }, repository) => {
    const name = params['branch'] ?? '';
    const sha = repository.refs.get(`heads/${name}`);
    if (!sha) throw new Refusal(404, 'Branch not found');
    const url = `${repositoryUrl(hub, repository)}/branches/${name}`;
    const page = `${web}/${repository.owner.login}/${repository.name}/tree/${name}`;
    return {
      status: 200,
      body: {
        name,
        commit: commitShape(hub, repository, sha),
        _links: { self: url, html: page },
        protected: false,
        protection: { enabled: false },
        protection_url: `${url}/protection`,
      },
    };
  }),
  inRepository('GET /repos/{owner}/{repo}/commits/{ref}', { contents: 'read' }, ({ hub, params }, repository) => {
    const sha = resolveRef(repository, params['ref'] ?? '');
    if (!sha) throw new Refusal(422, `No commit found for SHA: ${params['ref']}`);
    return { status: 200, body: commitShape(hub, repository, sha) };
  }),
  inRepository(
    'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    { pull_requests: 'read' },
    (call, repository) => {
      const sha = call.params['commit_sha'] ?? '';
      if (!repository.store.commits.has(sha)) throw new Refusal(422, `No commit found for SHA: ${sha}`);
      // Like the real one, it does not look into forks.
      const found = pullsOf(repository).filter(
        ({ head }) => head.repository === repository && ancestors(repository.store, head.sha).has(sha),
      );
      return paged(call, found, (pull) => simplePull(call.hub, pull));
    },
  ),
  inRepository('GET /repos/{owner}/{repo}/compare/{basehead}', { contents: 'read' }, (call, repository) => {
    const { hub, params } = call;
    const [base, head] = ends(repository, params['basehead'] ?? '');
    const { store } = repository;
    const common = mergeBase(store, base, head);
    if (common === null) throw new Refusal(404, 'No common ancestor between the two commits.');
    const [ahead, behind] = [commitsBetween(store, base, head), commitsBetween(store, head, base)];
    const status =
      ahead.length === 0 ? (behind.length === 0 ? 'identical' : 'behind') : behind.length === 0 ? 'ahead' : 'diverged';
    const url = `${repositoryUrl(hub, repository)}/compare/${params['basehead']}`;
    const page = `${web}/${repository.owner.login}/${repository.name}/compare/${params['basehead']}`;
    const files = changesBetween(store, treeOf(store, common), treeOf(store, head)).slice(0, hub.limits.comparedFiles);
    const first = Number(call.query.get('page') ?? 1) === 1;
    return paged(
      call,
      ahead,
      (sha) => commitShape(hub, repository, sha),
      (commits) => ({
        url,
        html_url: page,
        permalink_url: page,
        diff_url: `${page}.diff`,
        patch_url: `${page}.patch`,
        base_commit: commitShape(hub, repository, base),
        merge_base_commit: commitShape(hub, repository, common),
        status,
        ahead_by: ahead.length,
        behind_by: behind.length,
        total_commits: ahead.length,
        commits,
        ...(first ? { files: files.map((file) => fileShape(hub, repository, head, file)) } : {}),
      }),
    );
  }),
  inRepository(
    'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
    { metadata: 'read' },
    (call, repository) => {
      const account = call.hub.accounts.get((call.params['username'] ?? '').toLowerCase());
      const role = account && (account === repository.owner ? 'admin' : repository.roles.get(account.login));
      if (!account || (!role && repository.private)) throw new Refusal(404, `${call.params['username']} is not a user`);
      const permission = { admin: 'admin', maintain: 'write', write: 'write', triage: 'read', read: 'read' }[
        role ?? 'read'
      ];
      const can = {
        pull: true,
        triage: role === 'triage',
        push: permission !== 'read',
        maintain: role === 'maintain',
        admin: role === 'admin',
      };
      return {
        status: 200,
        body: {
          permission,
          role_name: role ?? 'read',
          user: { ...simpleUser(call.hub, account), permissions: can, role_name: role ?? 'read' },
        },
      };
    },
  ),
];

/** The two commits of `base...head`; each may name a fork as `owner:branch`. */
function ends(repository: Repository, basehead: string): [string, string] {
  const [base, head] = basehead.split('...').map((name) => resolveRef(repository, name.replace(/^[^:]+:/, '')));
  if (!base || !head) throw notFound();
  return [base, head];
}
