import { markIn } from '../../../core/model/mark.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { SaidComment } from '../../../core/model/said.ts';
import { ofPull } from '../client/address.ts';
import type { Host } from '../client/host.ts';
import { isOurs, type Me } from '../client/me.ts';
import { readThreads, type Thread } from './read-threads.ts';

/** Our comments in the diff that began a thread and carry a mark, the oldest first, with what people did to them. */
export async function findComments(host: Host, pull: PullRequest, me: Me): Promise<readonly SaidComment[]> {
  const every = await host.paginate(host.rest.pulls.listReviewComments, { ...ofPull(pull), per_page: 100 });
  const ours = every.filter((comment) => isOurs(comment, me));
  const replied = new Set(ours.filter(({ body }) => saysItIsOver(body)).map((reply) => reply.in_reply_to_id));
  const begun = ours.flatMap((comment) => {
    const mark = (comment.in_reply_to_id ?? null) === null ? markIn(comment.body) : null;
    return mark === null ? [] : [{ comment, mark }];
  });
  const threads = begun.length > 0 ? await readThreads(host, pull) : new Map<string, Thread>();
  return begun.map(({ comment, mark }): SaidComment => {
    const thread = threads.get(String(comment.id));
    return {
      id: comment.id,
      node: comment.node_id,
      body: comment.body,
      mark,
      path: comment.path,
      line: comment.line ?? null,
      side: comment.side === 'LEFT' ? 'before' : 'after',
      onFile: comment.subject_type === 'file',
      hidden: thread?.hidden ?? false,
      thread: thread ? { id: thread.id, resolved: thread.resolved } : null,
      replied: replied.has(comment.id),
    };
  });
}

/** Whether this text of ours says that the finding of its thread is resolved. */
export function saysItIsOver(body: string): boolean {
  return markIn(body)?.notes['over'] !== undefined;
}
