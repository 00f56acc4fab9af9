import type { CommentErrand } from '../../../core/model/errand.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import { inRepository } from '../client/address.ts';
import type { Host } from '../client/host.ts';

/** The time and thread of a comment with a command. */
export interface AskedIn {
  /** When it was made. */
  readonly since: string;
  /** The comment that began its thread: the host accepts no replies to replies. */
  readonly root: number;
}

/** Reads when a comment was made, and in which thread. */
export async function readComment(
  host: Host,
  { repository }: PullRequest,
  { id, on }: CommentErrand['comment'],
): Promise<AskedIn> {
  const request = { ...inRepository(repository), comment_id: id };
  if (on === 'conversation') {
    const { data } = await host.rest.issues.getComment(request);
    return { since: data.created_at, root: id };
  }
  const { data } = await host.rest.pulls.getReviewComment(request);
  return { since: data.created_at, root: data.in_reply_to_id ?? id };
}
