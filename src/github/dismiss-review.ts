import type { Edits } from '../model/edits.ts';
import type { PullRequest } from '../model/pull-request.ts';
import { ofPull } from './address.ts';
import type { Host } from './host.ts';
import { asking, noRetries } from './once.ts';

/** Takes back a request for changes. On protected branches not everybody may. */
export async function dismissReview(host: Host, pull: PullRequest, edit: Edits['dismiss'][number]): Promise<void> {
  const request = { ...ofPull(pull), review_id: edit.review, message: edit.message, request: noRetries };
  await asking('Taking back a request for changes', () => host.rest.pulls.dismissReview(request));
}
