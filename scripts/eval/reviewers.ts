import { openClaude } from '../../src/adapters/claude/ask.ts';
import { modelsOf } from '../../src/adapters/claude/models.ts';
import { UserProblem } from '../../src/core/model/problem.ts';
import type { Ablation } from './ablation.ts';
import type { Budget } from './budget.ts';
import { type Mode, type ReviewCase, reviewWithRules } from './review-case.ts';
import { reviewsWithModel } from './review-with-model.ts';

/** The settings of model calls: the environment with the key, and the most seconds of a call. */
export interface ModelCalls {
  readonly env: NodeJS.ProcessEnv;
  readonly patience: number;
}

/**
 * The reviewer of a mode, without a part of the method if one is named.
 * @throws UserProblem if a model is needed and there is no key.
 */
export function reviewerOf(
  mode: Mode,
  { env, patience }: ModelCalls,
  budget: Budget,
  without: Ablation | null = null,
): ReviewCase {
  if (mode === 'rules') return reviewWithRules;
  const key = env['ANTHROPIC_API_KEY'];
  if (!key) {
    const hint = 'The rules alone need no key: npm run eval -- --mode rules';
    throw new UserProblem('no-key', `--mode ${mode} asks a model, and ANTHROPIC_API_KEY is not set.`, hint);
  }
  const table = Object.entries(modelsOf(env['ARCHITECT_MODELS'] ?? null));
  // No fallback: the answers of another model would be measured as this one's.
  const models = Object.fromEntries(table.map(([alias, model]) => [alias, { ...model, instead: null }]));
  const ask = openClaude({ key, baseUrl: env['ANTHROPIC_BASE_URL'] ?? null, models, secondsPerCall: patience });
  return reviewsWithModel(ask, models, budget, mode, without);
}
