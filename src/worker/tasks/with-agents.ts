import { randomBytes } from 'node:crypto';
import { bundledAgents } from '../../adapters/local/agent-files.ts';
import type { Job } from '../../core/model/job.ts';
import type { Publication } from '../../core/model/publication.ts';
import type { World } from '../../core/model/world.ts';
import { reviewByRules } from '../../core/review.ts';
import type { RulesLane } from './task.ts';

/** What agents are given besides the world. */
export interface Given {
  /** What the marks around texts of others are derived from; left out for one that nobody knows. */
  readonly key?: string;
  /** What was published for an earlier head; left out where there is none. */
  readonly earlier?: Publication;
  /** Told what the rules came to, before any agent is asked. */
  readonly lane: (rules: RulesLane) => void;
}

/**
 * Reviews by the rules, and then by agents where the world asks a model and there is something to look at, or something
 * that was said before and may be over.
 */
export async function reviewWithAgents(job: Job, world: World, { key, earlier, lane }: Given): Promise<Publication> {
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
