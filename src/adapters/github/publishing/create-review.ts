import type { NewReview } from '../../../core/model/edits.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import { ofPull } from '../client/address.ts';
import { findReviews } from '../said/find-reviews.ts';
import type { Host } from '../client/host.ts';
import type { Me } from '../client/me.ts';
import { noRetries, once } from '../client/once.ts';

/**
 * Posts a review of exactly this head, once per lane. The host accepts all of its comments or none.
 * @throws UserProblem `refused` if it rejects one of them: nothing was posted, and it does not say which.
 */
export async function createReview(
  host: Host,
  pull: PullRequest,
  { head, review, me }: { readonly head: string; readonly review: NewReview; readonly me: Me },
): Promise<void> {
  const comments = review.comments.map(({ path, line, side, body }) => {
    return { path, line, side: side === 'before' ? 'LEFT' : 'RIGHT', body };
  });
  const { event, body, lane } = review;
  const request = { ...ofPull(pull), commit_id: head, event, body, comments, request: noRetries };
  await once({
    doing: 'Posting the review',
    send: async () => {
      await host.rest.pulls.createReview(request);
      return true;
    },
    find: async () => {
      const reviews = await findReviews(host, pull, me);
      return reviews.some((said) => said.head === head && said.lane === lane) || null;
    },
  });
}
