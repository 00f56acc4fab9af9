import type { Edits } from '../model/edits.ts';
import type { PullRequest } from '../model/pull-request.ts';
import { inRepository, ofIssue } from './address.ts';
import { statusOf } from './failure.ts';
import { findSummary } from './find-summary.ts';
import type { Host } from './host.ts';
import type { Me } from './me.ts';
import { asking, noRetries, once } from './once.ts';

/** Edits our one summary comment, or creates it where there is none or somebody deleted it. */
export async function writeSummary(
  host: Host,
  pull: PullRequest,
  { comment, body, me }: NonNullable<Edits['summary']> & { readonly me: Me },
): Promise<void> {
  if (comment !== null && (await edit(host, pull, comment, body))) return;
  await once({
    doing: 'Posting the summary',
    send: async () => {
      await host.rest.issues.createComment({ ...ofIssue(pull), body, request: noRetries });
      return true;
    },
    find: async () => (await findSummary(host, pull, me)) !== null || null,
  });
}

async function edit(host: Host, { repository }: PullRequest, comment: number, body: string): Promise<boolean> {
  return asking('Editing the summary', async () => {
    try {
      const request = { ...inRepository(repository), comment_id: comment, body, request: noRetries };
      await host.rest.issues.updateComment(request);
      return true;
    } catch (error) {
      if (statusOf(error) === 404) return false;
      throw error;
    }
  });
}
