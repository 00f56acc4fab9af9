import { withinBudget } from '../claude/budget.ts';
import type { Question, Reply } from '../model/question.ts';
import type { Course } from './course.ts';
import { dayOf } from './day-of.ts';

/** Asks the model for one pull request, within what its repository lets it cost. */
export type Asks = (question: Question) => Promise<Reply>;

/** Why nobody is asked about this pull request is no failure: there is no key, or its repository does not want it. */
export function asksFor(course: Course): Asks | null {
  const { model, config, state, queue, attempt, metrics, log, now } = course;
  if (model === null || !config.agent.on || (state.fork && !config.agent.forks)) return null;
  const { pull } = state;
  const ledger = {
    spent: async () => ({
      pullRequest: await queue.records.spentOn(pull),
      day: await queue.records.spent(pull.repository.id, dayOf(now())),
    }),
    add: (cost: number) => queue.records.addSpending(pull, dayOf(now()), cost),
  };
  const ask = withinBudget(model.ask, config.agent.dollars, ledger, model.models);
  return async (question) => {
    const began = now().getTime();
    const reply = await ask(question, attempt.signal);
    const about = { purpose: question.purpose, about: question.about, milliseconds: now().getTime() - began };
    if ('trouble' in reply) {
      log.warn({ ...about, kind: reply.trouble.kind }, `the model did not answer: ${reply.trouble.message}`);
      return reply;
    }
    const { usage, cost, stop, model: id } = reply.answer;
    metrics.modelCost.inc({ model: id }, cost);
    for (const [kind, count] of Object.entries(usage)) metrics.modelTokens.inc({ model: id, kind }, count);
    log.info({ ...about, stop, cost, ...usage, model: id }, 'the model answered');
    return reply;
  };
}
