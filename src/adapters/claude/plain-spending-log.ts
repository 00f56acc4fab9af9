import type { SpendingLog } from './budget.ts';

/** Accounts in memory, for a single review. */
export function plainSpendingLog(): SpendingLog {
  let [spent, aside] = [0, 0];
  return {
    spent: async () => ({ pullRequest: spent, day: spent + aside }),
    setAside: async (most) => {
      aside += most;
      return async (cost) => {
        aside -= most;
        spent += cost;
      };
    },
  };
}
