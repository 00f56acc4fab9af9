import type { Config } from '../model/config.ts';
import type { Place } from '../model/place.ts';
import type { Check, Coverage, Outcome, Publication } from '../model/publication.ts';
import { code, plain, prose } from './escape.ts';
import { inDoubt } from './outcome.ts';
import { sentence } from './phrase.ts';

/** What kept a review from being done, as a person is told of it. */
export interface Obstacle {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** The line that is in the way, where there is one. */
  readonly place?: Place | null;
}

/** Why a pull request is not reviewed although nothing is wrong. */
export type Reason = 'draft' | 'closed' | 'irrelevant' | 'label' | 'fork' | 'too-large';

type Policy = Config['couldNotReview'];

/** The review failed: what happened and what to do. The check concludes what the configuration wants in doubt. */
export function failedPublication(obstacle: Obstacle, policy: Policy): Publication {
  const { message, hint, place = null } = obstacle;
  const title = ['Could not review', plain(message).replace(/\.$/u, '')].filter((part) => part !== '').join(': ');
  const annotation = place && {
    path: place.file,
    line: place.line,
    level: 'warning' as const,
    title: 'Not reviewed',
    message: `${plain(sentence(message))} ${plain(sentence(hint))}`,
  };
  return unreviewed('could-not-review', {
    conclusion: inDoubt(policy),
    title: title.slice(0, longestTitle).toWellFormed(),
    summary: `${prose(sentence(message))}\n\n${prose(sentence(hint))}\n\nReason: ${code(obstacle.code)}.\n`,
    annotations: annotation ? [annotation] : [],
  });
}

/** The review was not begun. What was left out on purpose passes; what could hide a problem does what `policy` says. */
export function notApplicable(reason: Reason, policy: Policy): Publication {
  const { title, because, conclusion } = reasons[reason];
  const check = { conclusion: conclusion ?? inDoubt(policy), title, summary: `${because}\n`, annotations: [] };
  const publication = unreviewed('not-applicable', check);
  return reason === 'irrelevant' ? { ...publication, lanes: { ...publication.lanes, rules: 'done' } } : publication;
}

/** A newer push took the place of this head before anything was said of it. */
export function superseded(): Publication {
  return unreviewed('not-applicable', {
    conclusion: 'neutral',
    title: 'Superseded by a newer push',
    summary: 'The newest commit has a check of its own.\n',
    annotations: [],
  });
}

const longestTitle = 250;

const reasons: Readonly<
  Record<Reason, { readonly title: string; readonly because: string; readonly conclusion: Check['conclusion'] | null }>
> = {
  draft: {
    title: 'Not reviewed: a draft',
    because: 'It is reviewed when it is marked as ready. `/architect review` in a comment reviews it now.',
    conclusion: 'neutral',
  },
  closed: {
    title: 'Not reviewed: closed',
    because: 'The pull request was closed before the review was done.',
    conclusion: 'neutral',
  },
  irrelevant: {
    title: 'Nothing to review',
    because: 'The change touches no contract and no code of a service.',
    conclusion: 'success',
  },
  label: {
    title: 'Not reviewed: by its labels',
    because: 'The configuration leaves pull requests with these labels alone.',
    conclusion: 'neutral',
  },
  fork: {
    title: 'Not reviewed: from a fork',
    because: 'The configuration leaves pull requests from forks alone.',
    conclusion: null,
  },
  'too-large': {
    title: 'Not reviewed: too large',
    because: 'The change is over a limit of what can be reviewed. Smaller pull requests can be.',
    conclusion: null,
  },
};

const nothing: Coverage = { contracts: [], sources: [], seen: [], unread: [], notes: [] };

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
