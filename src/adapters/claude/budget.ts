import type { Question, Reply } from '../../core/model/question.ts';
import type { Ask } from './ask.ts';
import { costOfAsking } from './cost.ts';
import { type Models, modelOf } from './models.ts';

/** Limits in US dollars. */
export interface Caps {
  readonly call: number;
  readonly pullRequest: number;
  readonly day: number;
}

/** The dollars spent on a pull request, and those spent and reserved in its repository today. */
export interface Spent {
  readonly pullRequest: number;
  readonly day: number;
}

/**
 * The accounts of a pull request and its repository. They outlive this process, and other processes write to them, too.
 */
export interface SpendingLog {
  spent(): Promise<Spent>;
  /**
   * Reserves dollars of today's budget, visible to all processes; the returned function replaces them by the actual
   * cost.
   */
  reserve(most: number): Promise<(cost: number) => Promise<void>>;
}

/** A shorter answer is of no use. */
const fewestTokens = 4_000;

/**
 * Asks only as far as the limits allow, and records the cost. A call that could cost too much gets a shorter answer; if
 * the question alone costs too much, it is not asked. The most a call may cost is reserved before the call and checked
 * after reserving, so that concurrent processes stay within the daily limit together. If an answer does not tell its
 * cost, the whole reservation counts.
 */
export function withinBudget(ask: Ask, caps: Caps, log: SpendingLog, models: Models): Ask {
  let underWay = 0;
  let entrance: Promise<unknown> = Promise.resolve();
  const admit = async (question: Question): Promise<Reply | Admitted> => {
    const model = modelOf(question.model, models);
    const asking = costOfAsking(question, model);
    const spent = await log.spent();
    const fewest = Math.min(fewestTokens, question.mostTokens);
    const tokensFor = (room: number) => Math.floor(((room - asking) * 1_000_000) / model.output);
    if (tokensFor(caps.call) < fewest) return tooExpensive(caps);
    const affordable = tokensFor(
      Math.min(caps.call, caps.pullRequest - spent.pullRequest - underWay, caps.day - spent.day),
    );
    if (affordable < fewest) return refused(caps, spent);
    const shorter: Question = { ...question, mostTokens: Math.min(question.mostTokens, affordable) };
    const most = asking + (shorter.mostTokens * model.output) / 1_000_000;
    const settle = await log.reserve(most);
    if ((await log.spent()).day > caps.day) {
      await settle(0);
      return refused(caps, spent);
    }
    underWay += most;
    return {
      shorter,
      settle: async (reply) => {
        await settle('answer' in reply ? reply.answer.cost || most : (reply.trouble.cost ?? 0));
        underWay -= most;
      },
    };
  };
  return async (question, signal) => {
    // One at a time: of two concurrent calls, each would take the other's reservation for spending over the limit.
    const entered = entrance.then(() => admit(question));
    entrance = entered.catch(() => {});
    const admitted = await entered;
    if (!('settle' in admitted)) return admitted;
    const reply = await ask(admitted.shorter, signal);
    await admitted.settle(reply);
    return reply;
  };
}

/** A call that is within the limits. */
interface Admitted {
  readonly shorter: Question;
  readonly settle: (reply: Reply) => Promise<void>;
}

/** The reply that lets the caller try with half the material, as if it were too large for the model. */
function tooExpensive({ call }: Caps): Reply {
  return {
    trouble: { kind: 'too-large', message: `one call may cost ${dollars(call)}, and this one could cost more` },
  };
}

function refused(caps: Caps, spent: Spent): Reply {
  const message =
    `the budget leaves no room for it: ${dollars(spent.pullRequest)} of ${dollars(caps.pullRequest)} spent on this ` +
    `pull request, ${dollars(spent.day)} of ${dollars(caps.day)} today`;
  return { trouble: { kind: 'budget', message } };
}

function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}
