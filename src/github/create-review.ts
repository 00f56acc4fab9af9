import type { NewReview } from '../model/edits.ts';
import type { PullRequest } from '../model/pull-request.ts';
import { ofPull } from './address.ts';
import { findReviews } from './find-reviews.ts';
import type { Host } from './host.ts';
import type { Me } from './me.ts';
import { noRetries, once } from './once.ts';

/**
 * Posts a review of exactly this head, once for its lane. The host takes all of its comments or none.
 * @throws UserProblem `refused` where it does not take one of them: nothing was posted, and it does not say which.
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
