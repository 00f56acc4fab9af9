import type { Edits } from '../../../core/model/edits.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import { inRepository } from '../client/address.ts';
import { statusOf } from '../client/failure.ts';
import type { Host } from '../client/host.ts';
import { asking, noRetries } from '../client/once.ts';

/** Edits a comment of ours. A hidden one is shown first, so that new text is never invisible. */
export async function rewriteComment(
  host: Host,
  { repository }: PullRequest,
  { comment, body, show }: Edits['rewrites'][number],
): Promise<void> {
  await asking('Editing a comment', async () => {
    if (show !== null) await host.graphql(unhide, { id: show, request: noRetries });
    const request = { ...inRepository(repository), comment_id: comment, body, request: noRetries };
    await host.rest.pulls.updateReviewComment(request).catch((error: unknown) => {
      // It was deleted meanwhile.
      if (statusOf(error) !== 404) throw error;
    });
  });
}

const unhide = `
  mutation ($id: ID!) {
    unminimizeComment(input: { subjectId: $id }) { unminimizedComment { isMinimized } }
  }
`;
