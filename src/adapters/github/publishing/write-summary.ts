import type { Edits } from '../../../core/model/edits.ts';
import { UserProblem } from '../../../core/model/problem.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import { inRepository, ofIssue } from '../client/address.ts';
import { findSummaries } from '../said/find-summary.ts';
import type { Host } from '../client/host.ts';
import type { Me } from '../client/me.ts';
import { asking, noRetries, once } from '../client/once.ts';
import { minimize } from './hide-comment.ts';

type Summary = NonNullable<Edits['summary']> & { readonly me: Me };

/**
 * Edits our summary comment, or creates it if there is none. If the host does not let us edit it, another one takes its
 * place, and it is hidden where that is allowed. Returns the address of the one that says it.
 */
export async function writeSummary(host: Host, pull: PullRequest, summary: Summary): Promise<string> {
  const { comment, body } = summary;
  if (comment === null) return create(host, pull, summary);
  try {
    return await edit(host, pull, comment, body);
  } catch (error) {
    // In a conversation that is locked there cannot be another one either.
    if (!(error instanceof UserProblem) || error.code === 'locked') throw error;
    return replace(host, pull, { ...summary, comment });
  }
}

/** Says it in the newest summary, or in a new one if that is the one that cannot be edited. */
async function replace(
  host: Host,
  pull: PullRequest,
  summary: Summary & { readonly comment: number },
): Promise<string> {
  const { comment, body, me } = summary;
  const every = await asking('Looking for the summary', () => findSummaries(host, pull, me));
  const newest = every.at(-1);
  const isLater = newest !== undefined && newest.id !== comment;
  const url = await (isLater ? edit(host, pull, newest.id, body) : create(host, pull, summary));
  const stale = every.find(({ id }) => id === comment);
  if (stale !== undefined) {
    await asking('Hiding the summary', () => minimize(host, stale.node)).catch((error: unknown) => {
      // It is older than the one that says what is true now.
      if (!(error instanceof UserProblem)) throw error;
    });
  }
  return url;
}

async function create(host: Host, pull: PullRequest, { comment, body, me }: Summary): Promise<string> {
  return once({
    doing: 'Posting the summary',
    send: async () => {
      const { data } = await host.rest.issues.createComment({ ...ofIssue(pull), body, request: noRetries });
      return data.html_url;
    },
    find: async () => {
      const newest = (await findSummaries(host, pull, me)).at(-1);
      return newest === undefined || newest.id === comment ? null : newest.url;
    },
  });
}

async function edit(host: Host, { repository }: PullRequest, comment: number, body: string): Promise<string> {
  return asking('Editing the summary', async () => {
    const request = { ...inRepository(repository), comment_id: comment, body, request: noRetries };
    return (await host.rest.issues.updateComment(request)).data.html_url;
  });
}
