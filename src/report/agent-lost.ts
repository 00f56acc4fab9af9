import type { Lanes, Publication } from '../model/publication.ts';
import { plain } from './escape.ts';
import { sayAgent } from './outcome.ts';

/**
 * What the rules came to, where an agent was waited for and did not come back: it stays, and the check says that it is
 * not all that was to be said.
 */
export function agentLost(publication: Publication, because: string): Publication {
  const { check, lanes, outcome } = publication;
  if (lanes.agent !== 'pending') return publication;
  const lost: Lanes = { ...lanes, agent: 'failed', because: plain(because) };
  const title = check.title.replace(sayAgent(lanes), sayAgent(lost));
  const passed = check.conclusion === 'success';
  return {
    ...publication,
    outcome: outcome === 'passed' ? 'degraded' : outcome,
    check: { ...check, title, conclusion: passed ? 'neutral' : check.conclusion },
    lanes: lost,
  };
}
