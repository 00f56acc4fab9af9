import { openClaude } from '../../adapters/claude/ask.ts';
import { withinBudget } from '../../adapters/claude/budget.ts';
import { modelsOf } from '../../adapters/claude/models.ts';
import { inMemorySpendingLog } from '../../adapters/claude/in-memory-spending-log.ts';
import { withinTime } from '../../adapters/claude/within-time.ts';
import { defaultConfig } from '../../core/config/default.ts';
import { UserProblem } from '../../core/model/problem.ts';
import type { Question, Reply } from '../../core/model/question.ts';
import type { Environment } from '../../adapters/settings.ts';

/**
 * Asks a model with the user's key, for one review: limited to the default cost of a pull request, and to the time for
 * the review and each call.
 * @throws UserProblem if there is no key.
 */
export function personalModel(
  env: Environment,
  reviewSeconds: number,
  secondsPerCall = 240,
): (question: Question) => Promise<Reply> {
  const { ANTHROPIC_API_KEY: key, ANTHROPIC_BASE_URL: baseUrl, ARCHITECT_MODELS: overrides } = env;
  if (!key) {
    throw new UserProblem(
      'no-key',
      'An agent needs an API key, and ANTHROPIC_API_KEY is not set.',
      'Set it, or leave out --agent: the rules review without a key and without a network.',
    );
  }
  const models = modelsOf(overrides || null);
  const ask = openClaude({ key, baseUrl: baseUrl || null, models, secondsPerCall });
  return withinTime(withinBudget(ask, defaultConfig.agent.dollars, inMemorySpendingLog(), models), reviewSeconds);
}
