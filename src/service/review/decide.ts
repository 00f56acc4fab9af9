import type { PullState } from '../../adapters/github/pulls/read-pull.ts';
import type { Config } from '../../core/model/config.ts';
import type { ReviewErrand } from '../../core/model/errand.ts';
import type { Decisions } from '../commands/decisions-on.ts';
import type { Reason } from '../../core/report/parts/unreviewed.ts';

/** What is done about a pull request: a review, a check that says why there is none, or nothing at all. */
export type Decision = 'review' | 'nothing' | { readonly not: Reason };

/** Decides by how the pull request is now, and by what its repository wants. */
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
  // Whoever asks for it in so many words gets a review of a draft, and whatever its labels say.
  // What was accepted was found in a review, and is judged by another.
  if (because === 'asked' || because === 'accepted') return 'review';
  if (stopped !== null && because !== 'rerequested') return { not: 'paused' };
  if (draft && !config.drafts) return { not: 'draft' };
  return isLeftAlone(labels, config) ? { not: 'label' } : 'review';
}

/** Whether a repository wants no review of what has these labels. */
export function isLeftAlone(labels: readonly string[], { labels: { skip, only } }: Pick<Config, 'labels'>): boolean {
  return labels.some((one) => skip.includes(one)) || (only.length > 0 && !labels.some((one) => only.includes(one)));
}
