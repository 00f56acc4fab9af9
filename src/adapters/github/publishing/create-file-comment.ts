import type { NewComment } from '../../../core/model/edits.ts';
import { markIn } from '../../../core/model/mark.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import { ofPull } from '../client/address.ts';
import type { Host } from '../client/host.ts';
import { isOurs, type Me } from '../client/me.ts';
import { noRetries, once } from '../client/once.ts';

/** Comments on a whole file at exactly this head, for findings that no line can hold. */
export async function createFileComment(
  host: Host,
  pull: PullRequest,
  { head, comment, me }: { readonly head: string; readonly comment: NewComment; readonly me: Me },
): Promise<void> {
  const { path, bodyOnFile: body, findings } = comment;
  await once({
    doing: `Commenting on ${path}`,
    send: async () => {
      const request = {
        ...ofPull(pull),
        commit_id: head,
        path,
        body,
        subject_type: 'file' as const,
        request: noRetries,
      };
      await host.rest.pulls.createReviewComment(request);
      return true;
    },
    find: async () => {
      const every = await host.paginate(host.rest.pulls.listReviewComments, { ...ofPull(pull), per_page: 100 });
      const names = (text: string) => findings.every((id) => markIn(text)?.ids.includes(id));
      return every.some((one) => isOurs(one, me) && names(one.body)) || null;
    },
  });
}
