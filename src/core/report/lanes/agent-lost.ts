import type { Publication } from '../../model/publication.ts';
import { plain } from '../words/escape.ts';
import { withLanes } from './with-lanes.ts';

/**
 * What the rules came to, where an agent was waited for and did not come back: it stays, and the check says that it is
 * not all that was to be said.
 */
export function agentLost(publication: Publication, because: string): Publication {
  const { lanes, outcome } = publication;
  if (lanes.agent !== 'pending') return publication;
  const lost = withLanes(publication, { ...lanes, agent: 'failed', because: plain(because) });
  const { conclusion } = lost.check;
  return {
    ...lost,
    outcome: outcome === 'passed' ? 'degraded' : outcome,
    check: { ...lost.check, conclusion: conclusion === 'success' ? 'neutral' : conclusion },
  };
}
