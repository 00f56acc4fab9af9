import { markIn } from '../../../core/model/mark.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { SaidSummary } from '../../../core/model/said.ts';
import { ofIssue } from '../client/address.ts';
import type { Host } from '../client/host.ts';
import { isOurs, type Me } from '../client/me.ts';

/** Our first summary comment; null if there is none. */
export async function findSummary(host: Host, pull: PullRequest, me: Me): Promise<SaidSummary | null> {
  const pages = host.paginate.iterator(host.rest.issues.listComments, { ...ofIssue(pull), per_page: 100 });
  for await (const { data } of pages) {
    for (const comment of data) {
      if (!isOurs(comment, me)) continue;
      const summary = summaryIn({ id: comment.id, url: comment.html_url, body: comment.body ?? '' });
      if (summary !== null) return summary;
    }
  }
  return null;
}

/** A comment of ours as a summary; null if it is none. */
export function summaryIn(comment: Omit<SaidSummary, 'mark'>): SaidSummary | null {
  const mark = markIn(comment.body);
  return mark?.notes['summary'] === undefined ? null : { ...comment, mark };
}
