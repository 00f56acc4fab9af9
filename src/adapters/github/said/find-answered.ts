import { markIn } from '../../../core/model/mark.ts';
import type { Answered } from '../../../core/model/answered.ts';
import { TryAgain } from '../../../core/model/problem.ts';
import { ofIssue, ofPull } from '../client/address.ts';
import type { Host } from '../client/host.ts';
import { statusOf } from '../client/failure.ts';
import { isOurs, type Me } from '../client/me.ts';
import { asking } from '../client/once.ts';
import type { PullState } from '../pulls/read-pull.ts';

/** A comment, as both kinds of lists of the host have it. */
interface Listed {
  readonly id: number;
  readonly node_id: string;
  readonly body?: string | undefined;
  readonly created_at: string;
  readonly user?: { readonly login?: string } | null;
  readonly performed_via_github_app?: { readonly id?: number } | null;
}

/**
 * The comments whose commands we carried out, and answered with a mark that records what was done, in the order of the
 * answers. The author, and whether either text was edited since, are taken from the host: anybody who may write can
 * edit both.
 */
export async function findAnswered(
  host: Host,
  { pull, comments }: Pick<PullState, 'pull' | 'comments'>,
  me: Me,
): Promise<readonly Answered[]> {
  return asking('Reading what was decided', async () => {
    // Most pull requests have no comments, and the host has told so.
    const lists: readonly (readonly Listed[])[] = await Promise.all([
      comments.conversation === 0
        ? []
        : host.paginate(host.rest.issues.listComments, { ...ofIssue(pull), per_page: 100 }),
      comments.diff === 0 ? [] : host.paginate(host.rest.pulls.listReviewComments, { ...ofPull(pull), per_page: 100 }),
    ]);
    const pairs = lists.flatMap((list) => answersIn(list, me));
    const edited = await editedAmong(
      host,
      pairs.flatMap(({ answer, comment }) => [answer.node_id, comment.node_id]),
    );
    return pairs
      .toSorted((one, other) => one.answer.id - other.answer.id)
      .map(({ answer, comment, did }) => ({
        author: comment.user?.login ?? 'ghost',
        text: comment.body ?? '',
        day: comment.created_at.slice(0, 10),
        did,
        edited: edited.has(answer.node_id) || edited.has(comment.node_id),
      }));
  });
}

interface Pair {
  readonly answer: Listed;
  readonly comment: Listed;
  readonly did: readonly string[];
}

function answersIn(list: readonly Listed[], me: Me): readonly Pair[] {
  const byId = new Map(list.map((one) => [String(one.id), one]));
  return list.flatMap((answer): readonly Pair[] => {
    const { answer: of = '', did = '' } = (isOurs(answer, me) && markIn(answer.body ?? '')?.notes) || {};
    const comment = byId.get(of);
    return comment === undefined || did === '' ? [] : [{ answer, comment, did: did.split(',') }];
  });
}

/** The host returns this many at a time. */
const most = 100;

interface Nodes {
  readonly nodes: readonly ({ readonly id: string; readonly lastEditedAt?: string | null } | null)[];
}

async function editedAmong(host: Host, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const edited = new Set<string>();
  for (let from = 0; from < ids.length; from += most) {
    const { nodes } = await host
      .graphql<Nodes>(query, { ids: ids.slice(from, from + most) })
      .catch((error: unknown) => {
        // The pull request still exists if one of its comments was deleted.
        if (statusOf(error) !== 404) throw error;
        throw new TryAgain(5, 'A comment was deleted while it was read what people decided.');
      });
    for (const node of nodes) if (node?.lastEditedAt) edited.add(node.id);
  }
  return edited;
}

const query = `
  query ($ids: [ID!]!) {
    nodes(ids: $ids) {
      id
      ... on IssueComment { lastEditedAt }
      ... on PullRequestReviewComment { lastEditedAt }
    }
  }
`;
