import type { PullState } from '../../adapters/github/pulls/read-pull.ts';
import type { Config } from '../../core/model/config.ts';
import type { ReviewErrand } from '../../core/model/errand.ts';
import type { Decisions } from '../commands/decisions-on.ts';
import type { Reason } from '../../core/report/parts/unreviewed.ts';

/** What happens to a pull request: a review, a check that says why there is none, or nothing. */
export type Decision = 'review' | 'nothing' | { readonly not: Reason };

/** Decides by the state of the pull request and the configuration of its repository. */
export function decide(
  { because, label }: Pick<ReviewErrand, 'because' | 'label'>,
  {
    state,
    draft,
    labels,
    stopped = null,
  }: Pick<PullState, 'state' | 'draft' | 'labels'> & Partial<Pick<Decisions, 'stopped'>>,
  config: Pick<Config, 'drafts' | 'labels'>,
): Decision {
  const named = [...config.labels.skip, ...config.labels.only];
  if (state === 'closed') return { not: 'closed' };
  if (stopped?.how === 'ignored') return { not: 'ignored' };
  if (because === 'labels-changed' && label !== null && !named.includes(label)) return 'nothing';
  // An explicit request reviews a draft, too, and ignores labels. What was accepted was found in a review, and takes
  // another to evaluate.
  if (because === 'asked' || because === 'accepted') return 'review';
  if (stopped !== null && because !== 'rerequested') return { not: 'paused' };
  if (draft && !config.drafts) return { not: 'draft' };
  return isLeftAlone(labels, config) ? { not: 'label' } : 'review';
}

/** Whether the repository excludes pull requests with these labels from reviews. */
export function isLeftAlone(labels: readonly string[], { labels: { skip, only } }: Pick<Config, 'labels'>): boolean {
  return labels.some((one) => skip.includes(one)) || (only.length > 0 && !labels.some((one) => only.includes(one)));
}
