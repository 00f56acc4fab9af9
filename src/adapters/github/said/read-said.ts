import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { Said } from '../../../core/model/said.ts';
import { findComments } from './find-comments.ts';
import { findReviews } from './find-reviews.ts';
import { findSummary } from './find-summary.ts';
import type { Host } from '../client/host.ts';
import type { Me } from '../client/me.ts';
import { asking } from '../client/once.ts';

/** Reads from a pull request what we have said on it. Only what we wrote counts, whatever it looks like. */
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
