import type { SpendingLog } from './budget.ts';

/** A spending log in memory, for a single review. */
export function inMemorySpendingLog(): SpendingLog {
  let [spent, reserved] = [0, 0];
  return {
    spent: async () => ({ pullRequest: spent, day: spent + reserved }),
    reserve: async (most) => {
      reserved += most;
      return async (cost) => {
        reserved -= most;
        spent += cost;
      };
    },
  };
}
