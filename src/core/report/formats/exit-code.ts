import type { FailOn } from '../../model/config.ts';
import type { Publication } from '../../model/publication.ts';

/**
 * The exit code, by the same rule as the check: 1 if it fails, 2 if it requires action because something could not be
 * reviewed, else 0. With `never` it is always 0.
 */
export function exitCodeOf({ check }: Pick<Publication, 'check'>, failOn: FailOn | null): 0 | 1 | 2 {
  if (failOn === 'never') return 0;
  if (check.conclusion === 'failure') return 1;
  return check.conclusion === 'action_required' ? 2 : 0;
}
