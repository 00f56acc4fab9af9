import type { Ask } from '../../src/adapters/claude/ask.ts';

/** What may be spent on a measurement, in US dollars, and was. */
export interface Budget {
  readonly usd: number;
  /** By reviews that are over. */
  spent: number;
  /** Why nobody is asked any more: the review that was under way is worth nothing. Null as long as somebody may be. */
  stopped: string | null;
}

/** A budget of which nothing is spent. */
export function budgetOf(usd: number): Budget {
  return { usd, spent: 0, stopped: null };
}

/** Asks only while the dearest call there can be still fits, counting those under way. `own` is what this review spent. */
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
