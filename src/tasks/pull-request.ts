import { randomBytes } from 'node:crypto';
import { consult, withoutAgents } from '../consult.ts';
import { bundledAgents } from '../local/agent-files.ts';
import { loadGrammar } from '../local/grammars.ts';
import type { Publication } from '../model/publication.ts';
import type { World } from '../model/world.ts';
import { reviewByRules } from '../review.ts';
import type { PullRequestTask, RulesLane } from './task.ts';

/** Reviews a pull request whose world is another thread. `lane` is told what the rules came to, before any agent is asked. */
export async function runPullRequest(
  { job, asks, key, earlier }: PullRequestTask,
  world: Omit<World, 'grammar'>,
  lane: (rules: RulesLane) => void,
): Promise<Publication> {
  const reach = { ...world, grammar: loadGrammar };
  const reviewed = await reviewByRules(job, reach);
  if (!asks || !reviewed.config.agent.on || reviewed.changeSet.files.length === 0) return reviewed.publication;
  lane({
    pending: withoutAgents(reviewed, 'pending'),
    failed: withoutAgents(reviewed, 'failed', 'it was ended before it was done'),
  });
  const agents = await bundledAgents();
  return consult(reviewed, reach, { agents, key: key ?? randomBytes(16).toString('hex'), earlier: earlier ?? null });
}
