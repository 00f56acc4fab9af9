import { idsAt, markIn } from '../../../core/model/mark.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { SaidReview } from '../../../core/model/said.ts';
import { ofPull } from '../client/address.ts';
import type { Host } from '../client/host.ts';
import { isOurs, type Me } from '../client/me.ts';

/** Our reviews that carry a mark, the oldest first. The commit of a review is the host's word, not the mark's. */
export async function findReviews(host: Host, pull: PullRequest, me: Me): Promise<readonly SaidReview[]> {
  const reviews = await host.paginate(host.rest.pulls.listReviews, { ...ofPull(pull), per_page: 100 });
  return reviews.flatMap((review): readonly SaidReview[] => {
    const mark = isOurs(review, me) ? markIn(review.body) : null;
    const lane = mark?.notes['review'];
    if (mark === null || (lane !== 'rules' && lane !== 'agent')) return [];
    const head = review.commit_id ?? mark.notes['head'] ?? '';
    const asksForChanges = review.state === 'CHANGES_REQUESTED';
    return [{ id: review.id, head, lane, posted: idsAt(mark, 'posted'), asksForChanges }];
  });
}
