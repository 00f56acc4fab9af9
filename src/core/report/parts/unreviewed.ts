import type { Config } from '../../model/config.ts';
import type { Check, Coverage, Outcome, Publication } from '../../model/publication.ts';
import { code, plain, prose } from '../words/escape.ts';
import { conclusionWhenUnreviewed } from './outcome.ts';
import { sentence } from '../words/phrase.ts';

/** The problem that prevented a review. */
export interface Obstacle {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** Why a pull request is not reviewed although nothing is wrong. */
export type Reason = 'draft' | 'closed' | 'label' | 'dequeued' | 'paused' | 'ignored';

type Policy = Config['couldNotReview'];

/** The publication of a failed review: what happened and what to do, with the configured conclusion. */
export function failedPublication(obstacle: Obstacle, policy: Policy): Publication {
  const { message, hint } = obstacle;
  const title = ['Could not review', plain(message).replace(/\.$/u, '')].filter((part) => part !== '').join(': ');
  return unreviewed('could-not-review', {
    conclusion: conclusionWhenUnreviewed(policy),
    title: title.slice(0, longestTitle).toWellFormed(),
    summary: `${prose(sentence(message))}\n\n${prose(sentence(hint))}\n\nReason: ${code(obstacle.code)}.\n`,
    annotations: [],
  });
}

/**
 * The publication of a review that was skipped on purpose, which blocks no merge. A paused review is still to be done,
 * so its conclusion is the configured one for reviews that were not possible.
 */
export function notApplicable(reason: Reason, policy: Policy = 'neutral'): Publication {
  const { title, because } = reasons[reason];
  const conclusion = reason === 'paused' ? conclusionWhenUnreviewed(policy) : 'neutral';
  return unreviewed('not-applicable', { conclusion, title, summary: `${because}\n`, annotations: [] });
}

/** The publication of a head that was replaced by a newer push. */
export function superseded(): Publication {
  return unreviewed('not-applicable', {
    conclusion: 'neutral',
    title: 'Superseded by a newer push',
    summary: 'The newest commit has a check of its own.\n',
    annotations: [],
  });
}

const longestTitle = 250;

const reasons: Readonly<Record<Reason, { readonly title: string; readonly because: string }>> = {
  draft: {
    title: 'Not reviewed: a draft',
    because: 'It is reviewed when it is marked as ready. `/architect review` in a comment reviews it now.',
  },
  closed: {
    title: 'Not reviewed: closed',
    because: 'The pull request was closed before the review was done.',
  },
  dequeued: {
    title: 'Not reviewed: removed from the merge queue',
    because: 'The merge queue dropped this commit before it was compared.',
  },
  paused: {
    title: 'Not reviewed: paused',
    because: 'Somebody paused the review of this pull request. `/architect resume` in a comment continues it.',
  },
  ignored: {
    title: 'Not reviewed: ignored',
    because: 'Somebody asked Architect to ignore this pull request. `/architect resume` in a comment undoes that.',
  },
  label: {
    title: 'Not reviewed: by its labels',
    because: 'The configuration excludes pull requests with these labels.',
  },
};

const nothing: Coverage = { read: {}, seen: [], unread: [], notes: [] };

function unreviewed(outcome: Outcome, check: Check): Publication {
  return {
    outcome,
    check,
    comments: [],
    summary: null,
    verified: [],
    coverage: nothing,
    lanes: { rules: 'none', agent: 'off', because: null },
    cleared: [],
    preview: null,
    manner: { requestChanges: false, resolveThreads: false },
  };
}
