import { checkName } from '../../../core/model/check.ts';
import type { PullRequest, Repository } from '../../../core/model/pull-request.ts';
import type { Host } from '../client/host.ts';
import type { Installation } from '../installation/installations.ts';

/** The host finds no more than a thousand. */
const mostPages = 10;

const query = `query ($search: String!, $app: Int!, $name: String!, $after: String) {
  search(type: ISSUE, query: $search, first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      ... on PullRequest {
        number
        repository { nameWithOwner name isArchived owner { login } }
        commits(last: 1) {
          nodes {
            commit {
              checkSuites(first: 5, filterBy: { appId: $app, checkName: $name }) {
                nodes { checkRuns(first: 1, filterBy: { appId: $app, checkName: $name, checkType: LATEST }) { nodes { status externalId } } }
              }
            }
          }
        }
      }
    }
  }
}`;

interface Found {
  readonly search: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly (FoundPull | Record<string, never> | null)[];
  };
}

/** The newest run of our check on the head of a pull request. */
export interface FoundRun {
  readonly status: string;
  readonly externalId: string | null;
}

interface FoundPull {
  readonly number: number;
  readonly repository: {
    readonly nameWithOwner: string;
    readonly name: string;
    readonly isArchived: boolean;
    readonly owner: { readonly login: string };
  };
  readonly commits: {
    readonly nodes: readonly {
      readonly commit: {
        readonly checkSuites: {
          readonly nodes: readonly { readonly checkRuns: { readonly nodes: readonly FoundRun[] } }[];
        } | null;
      };
    }[];
  };
}

/**
 * Open pull requests of an installation, of those that the host finds by `words`, whose newest check of ours is wanted. One search
 * answers for every repository: asking each of them would use up the limit of a large organization.
 */
export async function searchPulls(
  host: Host,
  installation: Installation,
  { app, words }: { readonly app: number; readonly words: string },
  wanted: (runs: readonly FoundRun[]) => boolean,
): Promise<readonly PullRequest[]> {
  const search = `is:pr is:open archived:false user:${installation.account} ${words}sort:updated-desc`;
  const pulls: PullRequest[] = [];
  const known = new Map<string, Repository>();
  let after: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const found: Found = await host.graphql<Found>(query, { search, app, name: checkName, after });
    for (const node of found.search.nodes) {
      if (node === null || !isPull(node) || node.repository.isArchived || !wanted(runsOf(node))) continue;
      const { nameWithOwner } = node.repository;
      const repository = known.get(nameWithOwner) ?? (await repositoryOf(host, installation, node.repository));
      known.set(nameWithOwner, repository);
      pulls.push({ repository, number: node.number });
    }
    after = found.search.pageInfo.endCursor;
    if (!found.search.pageInfo.hasNextPage) break;
  }
  return pulls;
}

/** GraphQL tells the number of a repository in 32 bits, which do not hold all of them. */
async function repositoryOf(
  host: Host,
  { id: installation }: Installation,
  { name, owner }: FoundPull['repository'],
): Promise<Repository> {
  const { data } = await host.rest.repos.get({ owner: owner.login, repo: name });
  return { installation, owner: owner.login, name, id: data.id };
}

function isPull(node: FoundPull | Record<string, never>): node is FoundPull {
  return 'number' in node;
}

function runsOf({ commits }: FoundPull): readonly FoundRun[] {
  const suites = commits.nodes.flatMap(({ commit }) => commit.checkSuites?.nodes ?? []);
  return suites.flatMap(({ checkRuns }) => checkRuns.nodes);
}
