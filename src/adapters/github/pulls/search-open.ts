import { checkName } from '../../../core/model/check.ts';
import type { Repository } from '../../../core/model/pull-request.ts';
import type { Host } from '../client/host.ts';
import type { Installation } from '../installation/installations.ts';

/** The host's search returns at most a thousand results. */
const mostPages = 10;

/** The newest run of our check on a commit. */
export interface FoundRun {
  readonly status: string;
  readonly externalId: string | null;
}

/** A commit with the runs of our check on it. */
export interface CheckedCommit {
  readonly checkSuites: {
    readonly nodes: readonly { readonly checkRuns: { readonly nodes: readonly FoundRun[] } }[];
  } | null;
}

/** The repository, number and head of a found pull request. */
export interface FoundPull {
  readonly number: number;
  readonly repository: {
    readonly nameWithOwner: string;
    readonly name: string;
    readonly isArchived: boolean;
    readonly owner: { readonly login: string };
  };
}

/** A search for open pull requests. */
export interface Search {
  /** Further GraphQL fields of each pull request; `...checked` is the fragment that `runsOf` reads of a commit. */
  readonly fields: string;
  readonly app: number;
  /** Further search terms, each followed by a space. */
  readonly words: string;
}

/**
 * Searches the open pull requests of an installation. One search covers all repositories: one request per repository
 * would use up the rate limit of a large organization.
 */
export async function* searchOpen<Fields extends object>(
  host: Host,
  installation: Installation,
  { fields, app, words }: Search,
): AsyncGenerator<{ readonly pull: FoundPull & Fields; readonly repository: () => Promise<Repository> }> {
  const search = `is:pr is:open archived:false user:${installation.account} ${words}sort:updated-desc`;
  const known = new Map<string, Repository>();
  let after: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const variables = { search, app, name: checkName, after };
    const found: Found<Fields> = await host.graphql<Found<Fields>>(queryOf(fields), variables);
    for (const node of found.search.nodes) {
      if (node === null || !isPull<Fields>(node) || node.repository.isArchived) continue;
      yield { pull: node, repository: () => repositoryOf(node.repository) };
    }
    after = found.search.pageInfo.endCursor;
    if (!found.search.pageInfo.hasNextPage) break;
  }

  /** GraphQL's `databaseId` has 32 bits, which is too small for the ids of some repositories. */
  async function repositoryOf({ nameWithOwner, name: repo, owner }: FoundPull['repository']): Promise<Repository> {
    const told = known.get(nameWithOwner);
    if (told !== undefined) return told;
    const { data } = await host.rest.repos.get({ owner: owner.login, repo });
    const repository = { installation: installation.id, owner: owner.login, name: repo, id: data.id };
    known.set(nameWithOwner, repository);
    return repository;
  }
}

/** The runs of our check on a commit. */
export function runsOf({ checkSuites }: CheckedCommit): readonly FoundRun[] {
  return (checkSuites?.nodes ?? []).flatMap(({ checkRuns }) => checkRuns.nodes);
}

function queryOf(fields: string): string {
  return `query ($search: String!, $app: Int!, $name: String!, $after: String) {
  search(type: ISSUE, query: $search, first: 100, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes {
      ... on PullRequest {
        number
        repository { nameWithOwner name isArchived owner { login } }
        ${fields}
      }
    }
  }
}
fragment checked on Commit {
  checkSuites(first: 5, filterBy: { appId: $app, checkName: $name }) {
    nodes { checkRuns(first: 1, filterBy: { appId: $app, checkName: $name, checkType: LATEST }) { nodes { status externalId } } }
  }
}`;
}

interface Found<Fields> {
  readonly search: {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly nodes: readonly ((FoundPull & Fields) | Record<string, never> | null)[];
  };
}

function isPull<Fields>(node: (FoundPull & Fields) | Record<string, never>): node is FoundPull & Fields {
  return 'number' in node;
}
