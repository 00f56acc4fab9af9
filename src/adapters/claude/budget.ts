import type { Question, Reply } from '../../core/model/question.ts';
import type { Ask } from './ask.ts';
import { costOfAsking } from './cost.ts';
import { type Models, modelOf } from './models.ts';

/** The most US dollars that may be spent. */
export interface Caps {
  readonly call: number;
  readonly pullRequest: number;
  readonly day: number;
}

/** What was spent for a pull request, and what was spent and is set aside in its repository today. */
export interface Spent {
  readonly pullRequest: number;
  readonly day: number;
}

/** The accounts of a pull request and its repository. They outlive this process, and others write in them too. */
export interface SpendingLog {
  spent(): Promise<Spent>;
  /** Sets so much of today aside, for everybody to see; what comes back puts the cost in its place. */
  setAside(most: number): Promise<(cost: number) => Promise<void>>;
}

/** An answer shorter than this is no use: better none. */
const fewestTokens = 4_000;

/**
 * Asks only what the caps leave room for, and writes down what it cost. A call that could grow too dear gets a shorter
 * answer; one whose question alone is too dear is not made. What a call may cost is set aside before it is made and
 * looked at again then, so that processes that ask at the same time stay within the day together. An answer of which
 * nobody says what it cost has cost all of that.
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
    if (tokensFor(caps.call) < fewest) return tooDear(caps);
    const affordable = tokensFor(
      Math.min(caps.call, caps.pullRequest - spent.pullRequest - underWay, caps.day - spent.day),
    );
    if (affordable < fewest) return refused(caps, spent);
    const shorter: Question = { ...question, mostTokens: Math.min(question.mostTokens, affordable) };
    const most = asking + (shorter.mostTokens * model.output) / 1_000_000;
    const settle = await log.setAside(most);
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
    // One after the other: two that enter at once would each take the other for somebody who is over the cap.
    const entered = entrance.then(() => admit(question));
    entrance = entered.catch(() => {});
    const admitted = await entered;
    if (!('settle' in admitted)) return admitted;
    const reply = await ask(admitted.shorter, signal);
    await admitted.settle(reply);
    return reply;
  };
}

/** A call that may be made. */
interface Admitted {
  readonly shorter: Question;
  readonly settle: (reply: Reply) => Promise<void>;
}

/** Half of it may be asked, as of what is too large for the model. */
function tooDear({ call }: Caps): Reply {
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
