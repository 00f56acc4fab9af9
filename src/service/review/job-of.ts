import type { Host } from '../../adapters/github/client/host.ts';
import type { PullState } from '../../adapters/github/pulls/read-pull.ts';
import type { Job } from '../../core/model/job.ts';
import { acceptancesOn } from '../commands/acceptances-on.ts';
import type { AppContext } from '../context/app-context.ts';
import { dayOf } from './day-of.ts';

/** The job of a review of this pull request now: wherever it is judged, the same is accepted. */
export async function jobOf(host: Host, state: PullState, { me, now }: Pick<AppContext, 'me' | 'now'>): Promise<Job> {
  const { title, head, intent } = state;
  const accepted = await acceptancesOn(host, state.pull, await me());
  return { title, head, asOf: dayOf(now()), failOn: null, intent, ...(accepted.length > 0 && { accepted }) };
}
