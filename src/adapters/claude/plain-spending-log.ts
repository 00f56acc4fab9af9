import type { SpendingLog } from './budget.ts';

/** Accounts that are kept as long as they are needed, for one review that nobody else pays for. */
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
