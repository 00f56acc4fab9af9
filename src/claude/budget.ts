import type { Question, Reply } from '../model/question.ts';
import type { Ask } from './ask.ts';
import { costOfAsking } from './cost.ts';
import { type Models, modelOf } from './models.ts';

/** The most US dollars that may be spent. */
export interface Caps {
  readonly call: number;
  readonly pullRequest: number;
  readonly day: number;
}

/** What was spent for one pull request and head, and for its repository today; it outlives this process. */
export interface Ledger {
  spent(): Promise<{ readonly pullRequest: number; readonly day: number }>;
  add(cost: number): Promise<void>;
}

/** An answer shorter than this is no use: better none. */
const fewestTokens = 4_000;

/**
 * Asks only what the caps leave room for, and writes down what it cost. A call that could grow too dear gets a shorter
 * answer; one whose question alone is too dear is not made. Calls under way at once count from when they start.
 */
export function withinBudget(ask: Ask, caps: Caps, ledger: Ledger, models: Models): Ask {
  let underWay = 0;
  return async (question, signal) => {
    const model = modelOf(question.model, models);
    const asking = costOfAsking(question, model);
    const spent = await ledger.spent();
    const room = Math.min(caps.call, caps.pullRequest - spent.pullRequest - underWay, caps.day - spent.day - underWay);
    const affordable = Math.floor(((room - asking) * 1_000_000) / model.output);
    if (affordable < Math.min(fewestTokens, question.mostTokens)) return refused(caps, spent);
    const shorter: Question = { ...question, mostTokens: Math.min(question.mostTokens, affordable) };
    const most = asking + (shorter.mostTokens * model.output) / 1_000_000;
    underWay += most;
    try {
      const reply = await ask(shorter, signal);
      if ('answer' in reply) await ledger.add(reply.answer.cost);
      return reply;
    } finally {
      underWay -= most;
    }
  };
}

function refused(caps: Caps, spent: { readonly pullRequest: number; readonly day: number }): Reply {
  const dollars = (amount: number) => `$${amount.toFixed(2)}`;
  const message =
    `the budget leaves no room for it: ${dollars(spent.pullRequest)} of ${dollars(caps.pullRequest)} spent on this ` +
    `pull request, ${dollars(spent.day)} of ${dollars(caps.day)} today`;
  return { trouble: { kind: 'budget', message } };
}
