import { UserProblem } from '../../src/model/problem.ts';
import { type Mode, reviewByRules, type ReviewCase } from './review-case.ts';

/**
 * Who reviews in a mode.
 * @throws UserProblem where a model is needed and cannot be asked.
 */
export function reviewerOf(mode: Mode, env: NodeJS.ProcessEnv): ReviewCase {
  if (mode === 'rules') return reviewByRules;
  const hint = 'The rules alone need no key: npm run eval -- --mode rules';
  if (!env['ANTHROPIC_API_KEY'])
    throw new UserProblem('no-key', `--mode ${mode} asks a model, and ANTHROPIC_API_KEY is not set.`, hint);
  throw new UserProblem('no-agent', `--mode ${mode} needs the agent, which this version does not have.`, hint);
}
