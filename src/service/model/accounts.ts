import type { SpendingLog } from '../../adapters/claude/budget.ts';
import type { Records } from '../../adapters/jobs/records/records.ts';
import type { PullRequest } from '../../core/model/pull-request.ts';
import { dayOf } from '../review/day-of.ts';

/**
 * The accounts of a pull request and its repository, in the database: shared by all processes, and kept across
 * restarts.
 */
export function accountsOf(records: Records, pull: PullRequest, now: () => Date): SpendingLog {
  const repository = pull.repository.id;
  return {
    spent: async () => ({
      pullRequest: await records.spentOn(pull),
      day: await records.spent(repository, dayOf(now())),
    }),
    reserve: async (most) => {
      const day = dayOf(now());
      await records.reserveSpending(repository, day, most);
      return async (cost) => {
        await records.addSpending(pull, day, cost);
        await records.reserveSpending(repository, day, -most);
      };
    },
  };
}
