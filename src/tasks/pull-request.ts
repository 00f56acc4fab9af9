import { loadGrammar } from '../local/grammars.ts';
import type { Publication } from '../model/publication.ts';
import type { World } from '../model/world.ts';
import { review } from '../review.ts';
import type { PullRequestTask } from './task.ts';

/** Reviews a pull request whose world is another thread. `lane` is told what the rules came to, before any agent is asked. */
export async function runPullRequest(
  { job }: PullRequestTask,
  world: Omit<World, 'grammar'>,
  lane: (rules: Publication) => void,
): Promise<Publication> {
  const publication = await review(job, { ...world, grammar: loadGrammar });
  lane(publication);
  return publication;
}
