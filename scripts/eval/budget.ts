import type { Ask } from '../../src/adapters/claude/ask.ts';

/** What a measurement may cost, in US dollars, and has cost so far. */
export interface Budget {
  readonly usd: number;
  /** The cost of reviews that are complete. */
  spent: number;
  /** Why no more calls are made; the review that was under way then does not count. Null while calls are made. */
  stopped: string | null;
}

/** A budget of which nothing is spent. */
export function budgetOf(usd: number): Budget {
  return { usd, spent: 0, stopped: null };
}

/**
 * Asks only while a call of the highest cost, `dearest`, still fits the budget, counting calls under way. `own` returns
 * what this review has spent so far.
 */
export function gated(ask: Ask, budget: Budget, dearest: number, own: () => number): Ask {
  let underWay = 0;
  return async (question, signal) => {
    const most = Math.min(dearest, budget.usd);
    if (budget.usd - budget.spent - own() - underWay * most < most)
      budget.stopped ??= `one more call could exceed --max-usd ${budget.usd}`;
    if (budget.stopped !== null) return { trouble: { kind: 'budget', message: budget.stopped } };
    underWay += 1;
    try {
      return await ask(question, signal);
    } finally {
      underWay -= 1;
    }
  };
}
