import { permissionOf } from '../../adapters/github/installation/permission-of.ts';
import type { Host } from '../../adapters/github/client/host.ts';
import type { PullRequest } from '../../core/model/pull-request.ts';
import type { AppContext } from '../context/app-context.ts';

/** So many comments with commands of somebody who may not write are looked at on a pull request in an hour. */
const mostAnHour = 5;
const hour = 60 * 60 * 1000;

/** Somebody on a pull request, and what is left of our patience with them. */
interface Allowance {
  readonly until: number;
  readonly left: number;
}

/**
 * Whether comments of somebody are looked at now. Where they are not, nothing is asked of the host: anybody may comment
 * on a public pull request, and the limits of the host are for everybody.
 */
export async function isWithinCommentLimit(pull: PullRequest, author: string, app: AppContext): Promise<boolean> {
  return ((await allowanceOf(pull, author, app))?.left ?? 1) > 0;
}

/** Notes that somebody was heard. Who may not write is then heard a few times more, or not for an hour after `nonsense`. */
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
