import type { Comparison } from '../../adapters/local/comparison.ts';
import { UserProblem } from '../../core/model/problem.ts';

/** The options that select what is compared. */
export interface ComparisonOptions {
  readonly base?: string;
  readonly head?: string;
  readonly mergeBase: boolean;
  readonly staged?: boolean;
  readonly all?: boolean;
}

/**
 * The comparison that the options ask for.
 * @throws UserProblem if they contradict each other, with the reason.
 */
export function comparisonOf(
  before: string | undefined,
  after: string | undefined,
  options: ComparisonOptions,
): Comparison {
  const { base = null, head = null, all = false, staged = false, mergeBase } = options;
  const ranged = base !== null || head !== null;
  if (staged) {
    if (before === undefined && !ranged && !all && mergeBase) return { kind: 'staged', folder: '.' };
    throw usage(
      '--staged compares what is staged with the last commit, and nothing else.',
      'Leave out the folders, --base, --head, --no-merge-base and --all.',
    );
  }
  if (all) {
    if (after !== undefined) throw usage('--all looks at one tree, and two folders were named.', 'Name one of them.');
    if (base !== null || !mergeBase) {
      throw usage(
        '--all looks at one tree, and --base names what to compare it with.',
        'Leave out --base to review every file, or --all to review what differs. A commit is named with --head.',
      );
    }
    return { kind: 'everything', folder: before ?? '.', head };
  }
  if (before !== undefined && /^\w+:\/\//u.test(before)) {
    throw usage(
      `${before} is not the address of a pull request on GitHub.`,
      'Those are read: https://github.com/acme/shop/pull/12, or acme/shop#12. From any other host, fetch the branch and ' +
        'review its commits: architect review --base origin/main --head BRANCH',
    );
  }
  if (before !== undefined && ranged) {
    throw usage('Two folders, or a range of commits: not both.', 'Leave out the folders, or --base and --head.');
  }
  if (before !== undefined && after === undefined) {
    throw usage(
      `Only one folder was named: ${before}.`,
      'Name two: architect review before/ after/. For commits: architect review --base main. For all files: --all.',
    );
  }
  if (before !== undefined && after !== undefined) return { kind: 'folders', before, after };
  if (ranged) return { kind: 'range', folder: '.', base, head: head ?? 'HEAD', mergeBase };
  if (!mergeBase) throw usage('--no-merge-base needs --base.', 'Name the base: architect review --base main');
  return { kind: 'working-tree', folder: '.', base: null };
}

function usage(message: string, hint: string): UserProblem {
  return new UserProblem('usage', message, hint);
}
