import { performance } from 'node:perf_hooks';
import type { Ask } from '../../src/adapters/claude/ask.ts';
import { withinBudget } from '../../src/adapters/claude/budget.ts';
import type { Models } from '../../src/adapters/claude/models.ts';
import { inMemorySpendingLog } from '../../src/adapters/claude/in-memory-spending-log.ts';
import { consult } from '../../src/core/consult.ts';
import { bundledAgents } from '../../src/adapters/local/agent-files.ts';
import { UserProblem } from '../../src/core/model/problem.ts';
import type { Trouble } from '../../src/core/model/question.ts';
import { type Reviewed as Ruled, reviewByRules } from '../../src/core/review.ts';
import { type Ablation, extraOf, withoutEditor, withoutFacts, withoutTools } from './ablation.ts';
import { type Budget, gated } from './budget.ts';
import { noTokens, withAnswer } from './tokens.ts';
import { jobOf, type Mode, outcomeOf, type ReviewCase, worldOf } from './review-case.ts';

/** Troubles after which every case would fail, and be counted as if the agent had missed everything. */
const finalTroubles: readonly Trouble[] = ['key-refused', 'quota', 'unknown-model', 'overloaded', 'rate-limited'];

/**
 * Reviews as the App does, with a model. In the mode `agent` the findings of rules are withheld from it, but not the facts.
 * `without` leaves out a part of the method.
 * @throws UserProblem if the model never answered; if it did before, the budget is stopped instead.
 */
export function reviewsWithModel(
  ask: Ask,
  models: Models,
  budget: Budget,
  mode: Mode,
  without: Ablation | null = null,
): ReviewCase {
  return async (one) => {
    const started = performance.now();
    const world = await worldOf(one);
    const ruled = await reviewByRules(jobOf(one), world);
    const { dollars } = ruled.config.agent;
    let usd = 0;
    let untested = { usd: 0, ms: 0 };
    let tokens = noTokens;
    const answered = () => budget.spent + usd > 0;
    const watched: Ask = async (question, signal) => {
      const reply = await ask(question, signal);
      usd += 'answer' in reply ? reply.answer.cost : (reply.trouble.cost ?? 0);
      if ('answer' in reply && question.purpose !== 'answer')
        tokens = withAnswer(tokens, question.purpose, reply.answer.usage);
      if (question.purpose === 'find') untested = { usd, ms: performance.now() - started };
      if ('trouble' in reply) {
        const { kind, message } = reply.trouble;
        if (finalTroubles.includes(kind) || (kind === 'unreachable' && !answered())) budget.stopped ??= message;
      }
      return reply;
    };
    const call = Math.min(dollars.call, budget.usd);
    const affordable = withinBudget(watched, { ...dollars, call, day: Infinity }, inMemorySpendingLog(), models);
    const asked = gated(affordable, budget, call, () => usd);
    const known = mode === 'agent' ? alone(ruled) : ruled;
    const left = without === 'tools' ? withoutTools(asked) : without === 'editor' ? withoutEditor(asked) : asked;
    const publication = await consult(
      without === 'facts' ? withoutFacts(known) : known,
      { ...world, ask: left },
      { agents: await bundledAgents(), key: 'eval', earlier: null, without: extraOf(without) },
    );
    if (budget.stopped !== null && !answered()) throw unasked(budget.stopped);
    return outcomeOf(publication, { usd, ms: performance.now() - started, tokens, untested });
  };
}

function alone(ruled: Ruled): Ruled {
  return { ...ruled, findings: [], publication: { ...ruled.publication, verified: [] } };
}

function unasked(message: string): UserProblem {
  return new UserProblem('model', `The model did not answer: ${message}.`, '`architect doctor` says more.');
}
