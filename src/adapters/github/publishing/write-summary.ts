import type { Edits } from '../../../core/model/edits.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import { inRepository, ofIssue } from '../client/address.ts';
import { statusOf } from '../client/failure.ts';
import { findSummary } from '../said/find-summary.ts';
import type { Host } from '../client/host.ts';
import type { Me } from '../client/me.ts';
import { asking, noRetries, once } from '../client/once.ts';

/** Edits our summary comment, or creates it if there is none. Returns its address. */
export async function writeSummary(
  host: Host,
  pull: PullRequest,
  { comment, body, me }: NonNullable<Edits['summary']> & { readonly me: Me },
): Promise<string> {
  const edited = comment === null ? null : await edit(host, pull, comment, body);
  if (edited !== null) return edited;
  return once({
    doing: 'Posting the summary',
    send: async () => {
      const { data } = await host.rest.issues.createComment({ ...ofIssue(pull), body, request: noRetries });
      return data.html_url;
    },
    find: async () => (await findSummary(host, pull, me))?.url ?? null,
  });
}

async function edit(host: Host, { repository }: PullRequest, comment: number, body: string): Promise<string | null> {
  return asking('Editing the summary', async () => {
    try {
      const request = { ...inRepository(repository), comment_id: comment, body, request: noRetries };
      return (await host.rest.issues.updateComment(request)).data.html_url;
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw error;
    }
  });
}
