import { loadGrammar } from '../../adapters/local/grammars.ts';
import type { Publication } from '../../core/model/publication.ts';
import type { World } from '../../core/model/world.ts';
import type { PullRequestTask, RulesLane } from './task.ts';
import { reviewWithAgents } from './with-agents.ts';

/** Reviews a pull request through a world in the parent thread. `lane` is called with the rules' result before agents are asked. */
export function runPullRequest(
  { job, key, earlier }: PullRequestTask,
  world: Omit<World, 'grammar'>,
  lane: (rules: RulesLane) => void,
): Promise<Publication> {
  const given = { ...(key !== undefined && { key }), ...(earlier && { earlier }), lane };
  return reviewWithAgents(job, { ...world, grammar: loadGrammar }, given);
}
