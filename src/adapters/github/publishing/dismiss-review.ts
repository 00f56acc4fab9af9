import type { Edits } from '../../../core/model/edits.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import { ofPull } from '../client/address.ts';
import type { Host } from '../client/host.ts';
import { asking, noRetries } from '../client/once.ts';

/** Dismisses our request for changes. On protected branches this may be forbidden. */
export async function dismissReview(host: Host, pull: PullRequest, edit: Edits['dismiss'][number]): Promise<void> {
  const request = { ...ofPull(pull), review_id: edit.review, message: edit.message, request: noRetries };
  await asking('Taking back a request for changes', () => host.rest.pulls.dismissReview(request));
}
