import type { Run } from '../../adapters/jobs/records/run.ts';
import type { Publication } from '../../core/model/publication.ts';
import { agentLater } from '../../core/report/lanes/agent-later.ts';
import type { Asking } from '../model/asking.ts';
import type { ReviewContext } from '../context/review-context.ts';
import { secondLook } from './review-errand.ts';

/** After so many minutes an agent that met an overload looks again: three times, and then no more. */
const waits = [5, 15, 45];

/** Under what the next look at a pull request is kept. The job that comes for it is an alarm clock, and no more. */
export const nextLookKey = 'next look';

/** When the agent looks at a head again, and how often it has. */
interface NextLook {
  readonly head: string;
  readonly times: number;
  /** The moment, in milliseconds; null where it was kept from it once too often. */
  readonly at: number | null;
}

/** What there is to say, with the word that the agent looks again where that may help; that it does is written down first. */
export async function withSecondLook(
  context: ReviewContext,
  publication: Publication,
  asking: Asking,
): Promise<Publication> {
  const { queue, state, log, now } = context;
  if (!isUnfinished(publication) || !asking.mayPass()) return publication;
  const times = (await nextLook(context))?.times ?? 0;
  const minutes = waits[times];
  const at = minutes === undefined ? null : now().getTime() + minutes * 60_000;
  const next: NextLook = { head: state.head, times: times + 1, at };
  await queue.records.keepShard(state.pull, nextLookKey, next);
  if (minutes === undefined) return publication;
  await queue.later(secondLook(state.pull), minutes * 60);
  log.info({ minutes, times }, 'the agent looks again later');
  return agentLater(publication, minutes);
}

/**
 * Whether it is time for the agent to look again at what was said, or to say what it came to when it was interrupted.
 * Where it is too early, the alarm is set again: another errand came first and took its place in the queue.
 */
export async function isTimeToLook(context: ReviewContext, rules: Run, agent: Run | undefined): Promise<boolean> {
  const { queue, state, now } = context;
  if (agent !== undefined && isUnposted(agent)) return true;
  const said = agent?.stage === 'posted' ? agent : rules;
  if (!isUnfinished(said.result as Publication | null)) return false;
  const at = (await nextLook(context))?.at ?? null;
  if (at === null) return false;
  const left = at - now().getTime();
  if (left > 0) await queue.later(secondLook(state.pull), Math.ceil(left / 1000));
  return left <= 0;
}

/** What was worked out, and nobody has said yet. */
export function isUnposted({ stage, result }: Run): boolean {
  return stage !== 'posted' && result !== null;
}

/** Whether the agent was to review, and did not come to the end. */
export function isUnfinished(publication: Publication | null): boolean {
  return publication !== null && (publication.lanes.agent === 'failed' || publication.lanes.agent === 'incomplete');
}

async function nextLook({ queue, state }: ReviewContext): Promise<NextLook | null> {
  const next = (await queue.records.readShard(state.pull, nextLookKey)) as NextLook | null;
  return next?.head === state.head ? next : null;
}
