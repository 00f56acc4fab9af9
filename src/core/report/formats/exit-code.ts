import type { Publication } from '../../model/publication.ts';

/** Findings come first; a change of which a file could not be read was not reviewed. */
export function exitCodeOf({ outcome, check, coverage }: Publication): 0 | 1 | 2 {
  if (check.conclusion === 'failure') return 1;
  return outcome === 'could-not-review' || coverage.unread.length > 0 ? 2 : 0;
}
