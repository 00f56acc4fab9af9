import type { Config } from '../../core/model/config.ts';
import type { CommentErrand } from '../../core/model/errand.ts';
import type { PullRequest } from '../../core/model/pull-request.ts';
import { code } from '../../core/report/words/escape.ts';
import { counted } from '../../core/report/words/phrase.ts';
import { dayOf } from '../review/day-of.ts';
import type { AppContext } from '../context/app-context.ts';

/** How many commands were carried out on a day, and when the last one was. */
interface Count {
  readonly day: string;
  readonly count: number;
  readonly last: number;
}

/** The key of the count. */
const key = 'commands';

/** A whole repository is counted under a number that no pull request has. */
const wholeRepository = 0;

/**
 * Counts the commands of a comment against the configured limits, or says why they are not carried out now; an empty
 * text if that was said already. A comment is counted once, however often it is retried. If the count is lost, people
 * can ask for more.
 */
export async function overQuota(
  { pull, comment }: Pick<CommentErrand, 'pull' | 'comment'>,
  commands: number,
  config: Pick<Config, 'commands'>,
  app: Pick<AppContext, 'queue' | 'now'>,
): Promise<string | null> {
  const { records } = app.queue;
  const shard = `${key} of ${comment.on} ${comment.id}`;
  const known = (await records.readShard(pull, shard)) as { readonly over: string | null } | null;
  if (known !== null) return known.over;
  const over = await count(pull, commands, config, app);
  await records.keepShard(pull, shard, { over });
  return over;
}

async function count(
  pull: PullRequest,
  commands: number,
  { commands: most }: Pick<Config, 'commands'>,
  { queue, now }: Pick<AppContext, 'queue' | 'now'>,
): Promise<string | null> {
  const { records } = queue;
  const [day, at] = [dayOf(now()), now().getTime()];
  const read = async (of: PullRequest): Promise<Count> => {
    const known = (await records.readShard(of, key)) as Count | null;
    return known?.day === day ? known : { day, count: 0, last: known?.last ?? 0 };
  };
  const whole = { ...pull, number: wholeRepository };
  const [here, all] = [await read(pull), await read(whole)];
  const wait = Math.ceil((here.last + most.cooldown * 1000 - at) / 1000);
  if (wait > 0)
    return `The configuration requires ${code(`${most.cooldown} s`)} between two comments with commands: try again in ${wait} s.`;
  await records.keepShard(pull, key, { day, count: here.count + commands, last: at });
  await records.keepShard(whole, key, { day, count: all.count + commands, last: at });
  const isOver = (count: number, limit: number) => count + commands > limit;
  if (!isOver(here.count, most.pullRequest) && !isOver(all.count, most.day)) return null;
  const isSaid = here.count > most.pullRequest || all.count > most.day;
  const what = isOver(here.count, most.pullRequest)
    ? `${counted(most.pullRequest, 'command')} a day on a pull request`
    : `${counted(most.day, 'command')} a day in a repository`;
  return isSaid ? '' : `That is more than the configuration allows: ${what}. Ask again tomorrow (UTC).`;
}
