import type { Publication } from '../../model/publication.ts';
import { plain } from '../words/escape.ts';
import { withLanes } from './with-lanes.ts';

/**
 * The rules' publication after the agent failed for good: it stays, and the check says that the review is incomplete.
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
