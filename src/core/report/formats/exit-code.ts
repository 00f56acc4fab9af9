import type { FailOn } from '../../model/config.ts';
import type { Publication } from '../../model/publication.ts';

/**
 * The exit code says what the check says, so that a pipeline and a required check never differ: 1 where it fails, 2 where
 * it wants somebody to act because something could not be reviewed, and else 0. Who never wants to fail does not.
 */
export function exitCodeOf({ check }: Pick<Publication, 'check'>, failOn: FailOn | null): 0 | 1 | 2 {
  if (failOn === 'never') return 0;
  if (check.conclusion === 'failure') return 1;
  return check.conclusion === 'action_required' ? 2 : 0;
}
