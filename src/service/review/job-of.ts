import type { PullState } from '../../adapters/github/pulls/read-pull.ts';
import type { Job } from '../../core/model/job.ts';
import type { Decisions } from '../commands/decisions-on.ts';
import type { AppContext } from '../context/app-context.ts';
import { dayOf } from './day-of.ts';

/**
 * The job of reviewing this pull request now. All kinds of review use it, so that the same decisions count everywhere.
 */
export function jobOf(
  { title, head, intent }: Pick<PullState, 'title' | 'head' | 'intent'>,
  decisions: Decisions,
  { now }: Pick<AppContext, 'now'>,
): Job {
  return { title, head, asOf: dayOf(now()), failOn: null, intent, ...acceptedIn(decisions) };
}

/** The decisions that a job carries. */
export function acceptedIn({ accepted, codeOwners }: Decisions): Pick<Job, 'accepted' | 'codeOwners'> {
  return { ...(accepted.length > 0 && { accepted }), ...(codeOwners !== null && { codeOwners }) };
}
