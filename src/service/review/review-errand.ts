import type { ReviewErrand } from '../../core/model/errand.ts';
import type { PullRequest } from '../../core/model/pull-request.ts';

/** A review that is done even if this head was reviewed before. */
export function again(
  pull: PullRequest,
  because: 'asked' | 'rerequested' | 'accepted',
  trace: string | null,
): ReviewErrand {
  return { kind: 'review', pull, because, again: true, label: null, trace };
}

/** A review that is done only if the host shows none. */
export function healed(pull: PullRequest): ReviewErrand {
  return { kind: 'review', pull, because: 'healed', again: false, label: null, trace: null };
}

/** A review whose agent looks again, if its time has come and nothing newer has. */
export function secondLook(pull: PullRequest): ReviewErrand {
  return { kind: 'review', pull, because: 'second-look', again: false, label: null, trace: null };
}
