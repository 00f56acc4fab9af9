import { UserProblem } from '../../../core/model/problem.ts';
import type { MergeGroupErrand } from '../../../core/model/errand.ts';
import { asking } from '../client/once.ts';
import type { Host } from '../client/host.ts';

/** How many entries of a merge queue are read: the host returns a hundred at a time, and fewer are usual. */
const query = `query ($owner: String!, $name: String!, $number: Int!) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      mergeQueue {
        entries(first: 100) { nodes { position headCommit { oid } pullRequest { number } } }
      }
    }
  }
}`;

interface Told {
  readonly repository: {
    readonly pullRequest: {
      readonly mergeQueue: { readonly entries: { readonly nodes: readonly (Entry | null)[] | null } | null } | null;
    } | null;
  } | null;
}

interface Entry {
  readonly position: number;
  readonly headCommit: { readonly oid: string } | null;
  readonly pullRequest: { readonly number: number } | null;
}

/**
 * The pull requests that a commit of the merge queue adds to its base: the entries of the queue from the one after its
 * base's up to its own. If the host does not show the queue, or it has changed, only the one that the commit names.
 */
export async function pullsOfGroup(
  host: Host,
  { repository, head, base, number }: MergeGroupErrand,
): Promise<readonly number[]> {
  if (number === null) return [];
  const { owner, name } = repository;
  const told = await asking('Looking into the merge queue', () =>
    host.graphql<Told>(query, { owner, name, number }),
  ).catch((error: unknown) => {
    if (error instanceof UserProblem) return null;
    throw error;
  });
  const nodes = told?.repository?.pullRequest?.mergeQueue?.entries?.nodes ?? [];
  const entries = nodes.filter((entry) => entry !== null).toSorted((one, other) => one.position - other.position);
  const endsIn = (commit: string) => entries.findLastIndex(({ headCommit }) => headCommit?.oid === commit);
  const group = entries.slice(endsIn(base) + 1, endsIn(head) + 1);
  return [...new Set([...group.flatMap(({ pullRequest }) => pullRequest?.number ?? []), number])];
}
