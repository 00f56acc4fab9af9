import { markIn } from '../../../core/model/mark.ts';
import { UserProblem } from '../../../core/model/problem.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { Said, SaidComment } from '../../../core/model/said.ts';
import type { Host } from '../client/host.ts';
import type { Me } from '../client/me.ts';
import { asking } from '../client/once.ts';
import { readPull } from '../pulls/read-pull.ts';
import { saysItIsOver } from './find-comments.ts';
import { reviewIn } from './find-reviews.ts';
import { summaryIn } from './find-summary.ts';
import { readSaid } from './read-said.ts';

/** What we posted on a pull request, and its current state. */
export interface Standing {
  readonly said: Said;
  readonly head: string;
  readonly isClosed: boolean;
}

/**
 * Reads the state of a pull request and what we posted on it, with one query unless a list has several pages. Only what
 * we wrote counts, whatever other texts look like.
 * @throws UserProblem if it was deleted, or is not shown to us.
 */
export async function readStanding(host: Host, pull: PullRequest, me: Me): Promise<Standing> {
  const { owner, name } = pull.repository;
  const variables = { owner, name, number: pull.number };
  const told = await asking('Reading what was said', () => host.graphql<Told>(document, variables));
  const found = told.repository?.pullRequest ?? null;
  if (found !== null && isWhole(found)) return standingOf(found, me);
  const [said, now] = await Promise.all([readSaid(host, pull, me), readPull(host, pull)]);
  if (now === null) throw new UserProblem('gone', `${owner}/${name}#${pull.number} is gone.`, 'It was deleted.');
  return { said, head: now.head, isClosed: now.state === 'closed' };
}

function standingOf({ headRefOid, state, comments, reviews, reviewThreads }: ToldPull, me: Me): Standing {
  const isOurs = ({ author }: Written) => author?.kind === 'Bot' && `${author.login}[bot]` === me.login;
  const summaries = comments.nodes
    .filter(isOurs)
    .flatMap(({ fullDatabaseId, url, body }) => summaryIn({ id: Number(fullDatabaseId), url, body }) ?? []);
  const summary = summaries.at(-1) ?? null;
  const saidReviews = reviews.nodes
    .filter(isOurs)
    .flatMap(
      ({ fullDatabaseId, body, commit, state: was }) =>
        reviewIn({ id: Number(fullDatabaseId), body, commit: commit?.oid ?? null, state: was }) ?? [],
    );
  const saidComments = reviewThreads.nodes.flatMap((thread): readonly SaidComment[] => {
    const [first, ...replies] = thread.comments.nodes;
    const mark = first && isOurs(first) ? markIn(first.body) : null;
    if (first === undefined || mark === null) return [];
    return [
      {
        id: Number(first.fullDatabaseId),
        node: first.id,
        body: first.body,
        mark,
        path: thread.path,
        line: thread.line,
        side: thread.diffSide === 'LEFT' ? 'before' : 'after',
        onFile: thread.subjectType === 'FILE',
        hidden: first.isMinimized,
        thread: { id: thread.id, resolved: thread.isResolved },
        replied: replies.some((reply) => isOurs(reply) && saysItIsOver(reply.body)),
      },
    ];
  });
  const said = { summary, reviews: saidReviews, comments: saidComments.toSorted((one, other) => one.id - other.id) };
  return { said, head: headRefOid, isClosed: state !== 'OPEN' };
}

function isWhole({ comments, reviews, reviewThreads }: ToldPull): boolean {
  const lists = [comments, reviews, reviewThreads, ...reviewThreads.nodes.map((thread) => thread.comments)];
  return lists.every(({ pageInfo }) => !pageInfo.hasNextPage);
}

interface List<Node> {
  readonly pageInfo: { readonly hasNextPage: boolean };
  readonly nodes: readonly Node[];
}

interface Written {
  readonly fullDatabaseId: string | null;
  readonly body: string;
  readonly author: { readonly kind: string; readonly login: string } | null;
}

interface ToldPull {
  readonly headRefOid: string;
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly comments: List<Written & { readonly url: string }>;
  readonly reviews: List<Written & { readonly state: string; readonly commit: { readonly oid: string } | null }>;
  readonly reviewThreads: List<{
    readonly id: string;
    readonly isResolved: boolean;
    readonly path: string;
    readonly line: number | null;
    readonly diffSide: 'LEFT' | 'RIGHT';
    readonly subjectType: 'LINE' | 'FILE';
    readonly comments: List<Written & { readonly id: string; readonly isMinimized: boolean }>;
  }>;
}

interface Told {
  readonly repository: { readonly pullRequest: ToldPull | null } | null;
}

const document = `
  query ($owner: String!, $name: String!, $number: Int!) {
    repository(owner: $owner, name: $name) {
      pullRequest(number: $number) {
        headRefOid
        state
        comments(first: 100) { pageInfo { hasNextPage } nodes { fullDatabaseId body url author { kind: __typename login } } }
        reviews(first: 100) {
          pageInfo { hasNextPage }
          nodes { fullDatabaseId body state commit { oid } author { kind: __typename login } }
        }
        reviewThreads(first: 100) {
          pageInfo { hasNextPage }
          nodes {
            id isResolved path line diffSide subjectType
            comments(first: 20) {
              pageInfo { hasNextPage }
              nodes { id fullDatabaseId body isMinimized author { kind: __typename login } }
            }
          }
        }
      }
    }
  }
`;
