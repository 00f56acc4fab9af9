import { idsAt, markIn } from '../../../core/model/mark.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { SaidReview } from '../../../core/model/said.ts';
import { ofPull } from '../client/address.ts';
import type { Host } from '../client/host.ts';
import { isOurs, type Me } from '../client/me.ts';

/** Our reviews that carry a mark, the oldest first. */
export async function findReviews(host: Host, pull: PullRequest, me: Me): Promise<readonly SaidReview[]> {
  const reviews = await host.paginate(host.rest.pulls.listReviews, { ...ofPull(pull), per_page: 100 });
  const ours = reviews.filter((review) => isOurs(review, me));
  return ours.flatMap(({ id, body, commit_id: commit, state }) => reviewIn({ id, body, commit, state }) ?? []);
}

/** A review of ours, as the host returns it. */
interface Told {
  readonly id: number;
  readonly body: string;
  readonly commit: string | null;
  readonly state: string;
}

/** A review of ours, by its mark; null without one. Its commit is taken from the host, not from the mark. */
export function reviewIn({ id, body, commit, state }: Told): SaidReview | null {
  const mark = markIn(body);
  const lane = mark?.notes['review'];
  if (mark === null || (lane !== 'rules' && lane !== 'agent')) return null;
  const head = commit ?? mark.notes['head'] ?? '';
  return { id, head, lane, posted: idsAt(mark, 'posted'), asksForChanges: state === 'CHANGES_REQUESTED' };
}
