import type { Edits } from '../../../core/model/edits.ts';
import { marker } from '../../../core/model/mark.ts';
import { TryAgain } from '../../../core/model/problem.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import { ofPull } from '../client/address.ts';
import { failureOf } from '../client/failure.ts';
import type { Host } from '../client/host.ts';
import { asking, noRetries } from '../client/once.ts';

/** Hides a comment as outdated; if that is forbidden, replies to it instead. */
export async function hideComment(host: Host, pull: PullRequest, edit: Edits['hide'][number]): Promise<void> {
  const { comment, node, reply } = edit;
  try {
    await minimize(host, node);
  } catch (error) {
    const failure = failureOf(error, 'Hiding a comment');
    if (failure instanceof TryAgain) throw failure;
    const body = `${reply}\n\n${marker({ ids: [], notes: { over: 'yes' } })}\n`;
    const request = { ...ofPull(pull), comment_id: comment, body, request: noRetries };
    await asking('Replying to a comment', () => host.rest.pulls.createReplyForReviewComment(request));
  }
}

/** Hides a comment as outdated. */
export async function minimize(host: Host, node: string): Promise<void> {
  await host.graphql(document, { id: node, request: noRetries });
}

const document = `
  mutation ($id: ID!) {
    minimizeComment(input: { subjectId: $id, classifier: OUTDATED }) { minimizedComment { isMinimized } }
  }
`;
