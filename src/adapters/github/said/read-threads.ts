import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { Host } from '../client/host.ts';

/** A thread in the diff; only GraphQL has its state. */
export interface Thread {
  readonly id: string;
  readonly resolved: boolean;
  /** Whether its first comment is hidden. */
  readonly hidden: boolean;
}

interface Page {
  readonly repository: {
    readonly pullRequest: {
      readonly reviewThreads: {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly nodes: readonly {
          readonly id: string;
          readonly isResolved: boolean;
          readonly comments: {
            readonly nodes: readonly { readonly fullDatabaseId: string | null; readonly isMinimized: boolean }[];
          };
        }[];
      };
    } | null;
  } | null;
}

/** The threads of a pull request, by the id of their first comment. */
export async function readThreads(
  host: Host,
  { repository, number }: PullRequest,
): Promise<ReadonlyMap<string, Thread>> {
  const threads = new Map<string, Thread>();
  let after: string | null = null;
  do {
    const { owner, name } = repository;
    const page: Page = await host.graphql<Page>(document, { owner, name, number, after });
    const found = page.repository?.pullRequest?.reviewThreads;
    for (const { id, isResolved, comments } of found?.nodes ?? []) {
      const [first] = comments.nodes;
      if (first?.fullDatabaseId)
        threads.set(first.fullDatabaseId, { id, resolved: isResolved, hidden: first.isMinimized });
    }
    after = found?.pageInfo.hasNextPage ? found.pageInfo.endCursor : null;
  } while (after !== null);
  return threads;
}

const document = `
  query ($owner: String!, $name: String!, $number: Int!, $after: String) {
    repository(owner: $owner, name: $name) {
      pullRequest(number: $number) {
        reviewThreads(first: 100, after: $after) {
          pageInfo { hasNextPage endCursor }
          nodes {
            id
            isResolved
            comments(first: 1) { nodes { fullDatabaseId isMinimized } }
          }
        }
      }
    }
  }
`;
