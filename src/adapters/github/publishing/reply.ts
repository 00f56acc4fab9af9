import type { CommentErrand } from '../../../core/model/errand.ts';
import { marker, markIn } from '../../../core/model/mark.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import { ofIssue, ofPull } from '../client/address.ts';
import type { Host } from '../client/host.ts';
import { isOurs, type Me } from '../client/me.ts';
import { asking, noRetries, once } from '../client/once.ts';
import { readComment } from '../said/read-comment.ts';

/** Answers a comment where it was made, each part once: in its thread in the diff, or in the conversation. */
export async function reply(
  host: Host,
  pull: PullRequest,
  {
    comment,
    text,
    part,
    did,
    me,
  }: {
    readonly comment: CommentErrand['comment'];
    readonly text: string;
    /** The number of this part of the answer, from 1. */
    readonly part: number;
    /** The decisions to record; empty if there are none. */
    readonly did: readonly string[];
    readonly me: Me;
  },
): Promise<void> {
  const doing = 'Answering a comment';
  const notes = {
    answer: String(comment.id),
    ...(part > 1 && { part: String(part) }),
    ...(did.length > 0 && { did: did.join(',') }),
  };
  const body = `${text.trimEnd()}\n\n${marker({ ids: [], notes })}\n`;
  const { since, root } = await asking(doing, () => readComment(host, pull, comment));
  const find = async () => {
    const options = { since, per_page: 100 };
    const { rest, paginate } = host;
    const every =
      comment.on === 'diff'
        ? await paginate(rest.pulls.listReviewComments, { ...ofPull(pull), ...options })
        : await paginate(rest.issues.listComments, { ...ofIssue(pull), ...options });
    const isAnswer = (text: string) => {
      const known = markIn(text)?.notes;
      return known?.['answer'] === notes.answer && known['part'] === notes.part;
    };
    return every.some((one) => isOurs(one, me) && isAnswer(one.body ?? '')) || null;
  };
  if ((await asking(doing, find)) !== null) return;
  const send = async () => {
    if (comment.on === 'diff') {
      const request = { ...ofPull(pull), comment_id: root, body, request: noRetries };
      await host.rest.pulls.createReplyForReviewComment(request);
    } else {
      await host.rest.issues.createComment({ ...ofIssue(pull), body, request: noRetries });
    }
    return true;
  };
  await once({ doing, send, find });
}
