import { withinBudget } from '../../adapters/claude/budget.ts';
import { modelOf } from '../../adapters/claude/models.ts';
import { withinTime } from '../../adapters/claude/within-time.ts';
import type { Question, Reply, Trouble } from '../../core/model/question.ts';
import { accountsOf } from './accounts.ts';
import { type Answers, answersOf } from './answers.ts';
import type { AppContext } from '../context/app-context.ts';
import type { ReviewContext } from '../context/review-context.ts';

/** Asks the model for one pull request, within the repository's budget. */
export interface Asking extends Answers {
  /** Whether a call failed in a way that passes by itself. */
  readonly mayPass: () => boolean;
}

/** Failures that pass in a while; the others stay until somebody acts. */
const passing: readonly Trouble[] = ['overloaded', 'rate-limited', 'unreachable', 'too-slow'];

/** For whom a model is asked. */
type AskingContext = AppContext &
  Pick<ReviewContext, 'config' | 'state' | 'attempt'> & { readonly errand: Pick<ReviewContext['errand'], 'again'> };

/** Null if no agent reviews this pull request, which is no failure: there is no key, or the repository wants none. */
export function askingFor(context: AskingContext): Asking | null {
  const { model, config, state, queue, errand, attempt, reviewSeconds, metrics, log, now } = context;
  if (model === null || !config.agent.on || (state.fork && !config.agent.forks)) return null;
  const ledger = accountsOf(queue.records, state.pull, now);
  const ask = withinTime(withinBudget(model.ask, config.agent.dollars, ledger, model.models), reviewSeconds);
  let met = false;
  const counted = async (question: Question): Promise<Reply> => {
    const began = now().getTime();
    const reply = await ask(question, attempt.signal);
    const { purpose } = question;
    const about = { purpose, about: question.about, milliseconds: now().getTime() - began };
    if ('trouble' in reply) {
      const { kind, message, cost = 0 } = reply.trouble;
      met ||= passing.includes(kind);
      // A repository may name any model: one that is not in the table gets no label of its own.
      const known = Object.values(model.models);
      const id = known.find((one) => one.id === modelOf(question.model, model.models).id)?.id ?? 'other';
      metrics.modelCalls.inc({ model: id, purpose, result: kind });
      metrics.modelCost.inc({ model: id }, cost);
      log.warn({ ...about, kind, cost, model: id }, `the model did not answer: ${message}`);
      return reply;
    }
    const { usage, cost, stop, model: id } = reply.answer;
    metrics.modelCalls.inc({ model: id, purpose, result: stop });
    metrics.modelCost.inc({ model: id }, cost);
    for (const [kind, count] of Object.entries(usage)) metrics.modelTokens.inc({ model: id, kind }, count);
    log.info({ ...about, stop, cost, ...usage, model: id }, 'the model answered');
    return reply;
  };
  const answers = answersOf(counted, { records: queue.records, pull: state.pull, attempt, again: errand.again });
  return { ...answers, mayPass: () => met };
}
