import { randomBytes } from 'node:crypto';
import { bundledAgents } from '../../adapters/local/agent-files.ts';
import type { Job } from '../../core/model/job.ts';
import type { Publication } from '../../core/model/publication.ts';
import type { World } from '../../core/model/world.ts';
import { reviewByRules } from '../../core/review.ts';
import type { RulesLane } from './task.ts';

/** What agents need besides the world. */
export interface AgentOptions {
  /** The secret that the marks around untrusted texts are derived from; a random one if left out. */
  readonly key?: string;
  /** What was published for an earlier head; left out where there is none. */
  readonly earlier?: Publication;
  /** Called with the result of the rules, before agents are asked. */
  readonly lane: (rules: RulesLane) => void;
}

/**
 * Reviews by the rules, and then by agents if the world can ask a model, the configuration allows it, and files changed or
 * an earlier head was reviewed, whose findings may be resolved.
 */
export async function reviewWithAgents(
  job: Job,
  world: World,
  { key, earlier, lane }: AgentOptions,
): Promise<Publication> {
  const reviewed = await reviewByRules(job, world);
  const isEmpty = reviewed.changeSet.files.length === 0 && earlier === undefined;
  if (world.ask === undefined || !reviewed.config.agent.on || isEmpty) {
    return reviewed.publication;
  }
  // Loaded only here: a review by rules alone starts a fifth faster without.
  const { consult, withoutAgents } = await import('../../core/consult.ts');
  lane({
    pending: withoutAgents(reviewed, 'pending'),
    failed: withoutAgents(reviewed, 'failed', 'it was ended before it was done'),
  });
  const agents = await bundledAgents();
  return consult(reviewed, world, { agents, key: key ?? randomBytes(16).toString('hex'), earlier: earlier ?? null });
}
