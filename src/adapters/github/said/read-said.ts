import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { Said } from '../../../core/model/said.ts';
import { findComments } from './find-comments.ts';
import { findReviews } from './find-reviews.ts';
import { findSummary } from './find-summary.ts';
import type { Host } from '../client/host.ts';
import type { Me } from '../client/me.ts';
import { asking } from '../client/once.ts';

/** Reads everything we posted on a pull request. Only what we wrote counts, whatever other texts look like. */
export async function readSaid(host: Host, pull: PullRequest, me: Me): Promise<Said> {
  return asking('Reading what was said', async () => {
    const [summary, reviews, comments] = await Promise.all([
      findSummary(host, pull, me),
      findReviews(host, pull, me),
      findComments(host, pull, me),
    ]);
    return { summary, reviews, comments };
  });
}
