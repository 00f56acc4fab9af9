import type { PullState } from '../../adapters/github/pulls/read-pull.ts';
import type { Job } from '../../core/model/job.ts';
import type { Decisions } from '../commands/decisions-on.ts';
import type { AppContext } from '../context/app-context.ts';
import { dayOf } from './day-of.ts';

/** The job of a review of this pull request now: wherever it is judged, the same is accepted. */
export function jobOf(
  { title, head, intent }: Pick<PullState, 'title' | 'head' | 'intent'>,
  decisions: Decisions,
  { now }: Pick<AppContext, 'now'>,
): Job {
  return { title, head, asOf: dayOf(now()), failOn: null, intent, ...acceptedIn(decisions) };
}

/** What of the decisions a job carries. */
export function acceptedIn({ accepted, codeOwners }: Decisions): Pick<Job, 'accepted' | 'codeOwners'> {
  return { ...(accepted.length > 0 && { accepted }), ...(codeOwners !== null && { codeOwners }) };
}
