import type { CommentErrand } from '../../../core/model/errand.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import { inRepository } from '../client/address.ts';
import { statusOf } from '../client/failure.ts';
import type { Host } from '../client/host.ts';
import { noRetries } from '../client/once.ts';

/**
 * Adds a reaction to a comment: seen, done or not understood. Repeating it has no effect, and a host that forbids it
 * stops nothing.
 */
export async function react(
  host: Host,
  { repository }: PullRequest,
  comment: CommentErrand['comment'],
  content: 'eyes' | 'rocket' | 'confused',
): Promise<boolean> {
  const request = { ...inRepository(repository), comment_id: comment.id, content, request: noRetries };
  const { createForIssueComment, createForPullRequestReviewComment } = host.rest.reactions;
  try {
    await (comment.on === 'diff' ? createForPullRequestReviewComment(request) : createForIssueComment(request));
    return true;
  } catch (error) {
    if (statusOf(error) === null) throw error;
    return false;
  }
}
