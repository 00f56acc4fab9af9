import { permissionOf } from '../../adapters/github/installation/permission-of.ts';
import type { Host } from '../../adapters/github/client/host.ts';
import type { PullRequest } from '../../core/model/pull-request.ts';
import type { AppContext } from '../context/app-context.ts';

/** How many comments with commands are read in an hour, on one pull request, of a person who may not write. */
const mostAnHour = 5;
const hour = 60 * 60 * 1000;

/** How many more comments of a person are read on a pull request. */
interface Allowance {
  readonly until: number;
  readonly left: number;
}

/**
 * Whether a comment of this person is read now. If not, the host is not asked at all: anybody may comment on a public
 * pull request, and the host's rate limits are shared by all.
 */
export async function isWithinCommentLimit(pull: PullRequest, author: string, app: AppContext): Promise<boolean> {
  return ((await allowanceOf(pull, author, app))?.left ?? 1) > 0;
}

/** Counts a comment that was read. A person who may not write has a few more in this hour, or none after `nonsense`. */
export async function countComment(
  { pull, author, nonsense }: { readonly pull: PullRequest; readonly author: string; readonly nonsense: boolean },
  host: Host,
  app: AppContext,
): Promise<void> {
  const permission = await permissionOf(host, pull.repository, author);
  if (permission === 'write' || permission === 'admin') return;
  const known = await allowanceOf(pull, author, app);
  const { until, left } = known ?? { until: app.now().getTime() + hour, left: mostAnHour };
  await app.queue.records.keepShard(pull, keyOf(author), { until, left: nonsense ? 0 : left - 1 });
}

async function allowanceOf(pull: PullRequest, author: string, { queue, now }: AppContext): Promise<Allowance | null> {
  const kept = (await queue.records.readShard(pull, keyOf(author))) as Allowance | null;
  return kept !== null && kept.until > now().getTime() ? kept : null;
}

function keyOf(author: string): string {
  return `heard ${author}`;
}
