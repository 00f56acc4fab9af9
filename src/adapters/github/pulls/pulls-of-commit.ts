import type { PullRequest, Repository } from '../../../core/model/pull-request.ts';
import type { Host } from '../client/host.ts';

/**
 * The open pull requests with this head. The host finds those of its own branches by commit; those of forks are looked
 * for among the open ones.
 */
export async function pullsOfCommit(host: Host, repository: Repository, head: string): Promise<readonly PullRequest[]> {
  const where = { owner: repository.owner, repo: repository.name };
  const { data: named } = await host.rest.repos.listPullRequestsAssociatedWithCommit({ ...where, commit_sha: head });
  const here = named.filter((pull) => pull.state === 'open' && pull.head.sha === head);
  const found = here.length > 0 ? here : await openAt(host, where, head);
  return found.map(({ number }) => ({ repository, number }));
}

/** A check that is run again mostly belongs to a recently updated pull request. */
const mostPages = 3;

async function openAt(host: Host, where: { readonly owner: string; readonly repo: string }, head: string) {
  let pages = 0;
  const asked = { ...where, state: 'open', sort: 'updated', direction: 'desc', per_page: 100 } as const;
  for await (const { data } of host.paginate.iterator(host.rest.pulls.list, asked)) {
    const here = data.filter((pull) => pull.head.sha === head);
    pages += 1;
    if (here.length > 0 || pages === mostPages) return here;
  }
  return [];
}
