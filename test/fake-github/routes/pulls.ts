import { commitsBetween } from '../git/history.ts';
import type { Pull, Repository } from '../domain/hub.ts';
import { filesOf } from '../domain/pull-files.ts';
import { pullsOf } from '../domain/pulls.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { paged } from '../http/paged.ts';
import { type Call, inRepository, type Route } from '../http/route.ts';
import { commitShape } from '../shapes/commit.ts';
import { fileShape } from '../shapes/file.ts';
import { fullPull, simplePull } from '../shapes/pull.ts';

/** Pull requests and what they change. */
export const pullRoutes: readonly Route[] = [
  inRepository('GET /repos/{owner}/{repo}/pulls', { pull_requests: 'read' }, (call, repository) => {
    const { query, hub } = call;
    const state = query.get('state') ?? 'open';
    const [head, base] = [query.get('head'), query.get('base')];
    const found = pullsOf(repository).filter(
      (pull) =>
        (state === 'all' || pull.state === state) &&
        (!head || `${pull.head.owner.login}:${pull.head.ref}` === head) &&
        (!base || pull.base.ref === base),
    );
    const key = query.get('sort') === 'updated' ? 'updatedAt' : 'createdAt';
    const order = found.toSorted((a, b) => b[key].localeCompare(a[key]));
    return paged(call, query.get('direction') === 'asc' ? order.toReversed() : order, (pull) => simplePull(hub, pull));
  }),
  inRepository('GET /repos/{owner}/{repo}/pulls/{pull_number}', { pull_requests: 'read' }, (call, repository) => {
    if (/\.(diff|patch)/.test(call.accept))
      throw new Refusal(406, 'Sorry, the diff exceeded the maximum number of lines (20000)', [
        { resource: 'PullRequest', field: 'diff', code: 'too_large' },
      ]);
    return { status: 200, body: fullPull(call.hub, pullOf(call, repository)) };
  }),
  inRepository('GET /repos/{owner}/{repo}/pulls/{pull_number}/files', { pull_requests: 'read' }, (call, repository) => {
    const pull = pullOf(call, repository);
    const { changes } = filesOf(pull);
    const listed = changes.slice(0, call.hub.limits.files);
    return paged(call, listed, (change) => fileShape(call.hub, repository, pull.head.sha, change));
  }),
  inRepository(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}/commits',
    { pull_requests: 'read' },
    (call, repository) => {
      const pull = pullOf(call, repository);
      const commits = commitsBetween(repository.store, pull.base.sha, pull.head.sha).slice(0, 250);
      return paged(call, commits, (sha) => commitShape(call.hub, repository, sha));
    },
  ),
];

/** The pull request a path names. */
export function pullOf({ params }: Call, repository: Repository): Pull {
  const pull = repository.pulls.get(Number(params['pull_number'] ?? params['issue_number']));
  if (!pull) throw notFound();
  return pull;
}
