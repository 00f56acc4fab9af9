import { markIn } from '../../../core/model/mark.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { SaidSummary } from '../../../core/model/said.ts';
import { ofIssue } from '../client/address.ts';
import type { Host } from '../client/host.ts';
import { isOurs, type Me } from '../client/me.ts';

/** A summary comment, and what GraphQL calls it. */
type Found = SaidSummary & { readonly node: string };

/**
 * Our summary comment; null if there is none. If there are several, the host did not let us edit the older ones: the
 * newest counts, on the first page that has any.
 */
export async function findSummary(host: Host, pull: PullRequest, me: Me): Promise<SaidSummary | null> {
  for await (const found of pagesOf(host, pull, me)) {
    const newest = found.at(-1);
    if (newest !== undefined) return { id: newest.id, url: newest.url, body: newest.body, mark: newest.mark };
  }
  return null;
}

/** All our summary comments, the oldest first. */
export async function findSummaries(host: Host, pull: PullRequest, me: Me): Promise<readonly Found[]> {
  const found: Found[] = [];
  for await (const page of pagesOf(host, pull, me)) found.push(...page);
  return found;
}

async function* pagesOf(host: Host, pull: PullRequest, me: Me): AsyncGenerator<readonly Found[]> {
  const pages = host.paginate.iterator(host.rest.issues.listComments, { ...ofIssue(pull), per_page: 100 });
  for await (const { data } of pages) {
    yield data.flatMap((comment) => {
      const told = { id: comment.id, url: comment.html_url, body: comment.body ?? '' };
      const summary = isOurs(comment, me) ? summaryIn(told) : null;
      return summary === null ? [] : [{ ...summary, node: comment.node_id }];
    });
  }
}

/** A comment of ours as a summary; null if it is none. */
export function summaryIn(comment: Omit<SaidSummary, 'mark'>): SaidSummary | null {
  const mark = markIn(comment.body);
  return mark?.notes['summary'] === undefined ? null : { ...comment, mark };
}
