import type { Answer, Reply, Trouble, Unanswered } from '../../model/question.ts';
import { clean } from '../text/clean.ts';

/** The budget of a pull request's agents, and what was spent. */
export interface SpendingBudget {
  /** Why nothing may be asked any more; null if it may. */
  readonly closed: () => string | null;
  readonly spent: () => Spent;
  /** Records a reply: its cost, or that asking again is pointless. */
  readonly note: (reply: Reply) => void;
}

/** The cost so far. */
export interface Spent {
  readonly calls: number;
  readonly dollars: number;
  /** The cost of the most expensive call. */
  readonly dearest: number;
  /** The models that answered, by their full ids. */
  readonly models: readonly string[];
}

/** After these failures no question would be answered. The others concern one question, or one agent's model. */
const finalTroubles: Readonly<Partial<Record<Trouble, string>>> = {
  'key-refused': 'the key of the model was refused: look at ANTHROPIC_API_KEY',
  overloaded: 'the model is overloaded',
  'rate-limited': 'the model takes no more questions from us for a while',
  quota: 'the account for the model has no credit left',
  budget: 'the budget for this pull request is spent',
  unreachable: 'the model could not be reached',
  'too-slow': 'the model did not answer in time',
};

/** A budget in US dollars. A question that is under way when it is used up is still paid. */
export function spendingBudgetOf(dollars: number): SpendingBudget {
  let spent: Spent = { calls: 0, dollars: 0, dearest: 0, models: [] };
  let ended: string | null = null;
  return {
    closed: () => ended ?? (spent.dollars >= dollars ? (finalTroubles.budget ?? null) : null),
    spent: () => spent,
    note: (reply) => {
      if ('answer' in reply) spent = adding(spent, reply.answer);
      else {
        const { cost = 0, instead } = reply.trouble;
        spent = { ...spent, dollars: spent.dollars + cost };
        // Another model can be asked instead.
        if (instead === undefined) ended ??= whyOver(reply.trouble);
      }
    },
  };
}

/** The message of the accounts says best what is left. */
function whyOver({ kind, message }: Unanswered): string | null {
  const why = finalTroubles[kind] ?? null;
  return kind === 'budget' && message !== '' ? clean(message, 200) : why;
}

function adding({ calls, dollars, dearest, models }: Spent, { cost, model }: Answer): Spent {
  const paid = Number.isFinite(cost) && cost > 0 ? cost : 0;
  return {
    calls: calls + 1,
    dollars: dollars + paid,
    dearest: Math.max(dearest, paid),
    models: [...new Set([...models, clean(model, 100)])],
  };
}
