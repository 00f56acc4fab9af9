import type { Publication } from '../../model/publication.ts';
import { withLanes } from './with-lanes.ts';

/** The publication of a review whose agent failed for now, with a note that it tries again. */
export function agentLater(publication: Publication, minutes: number): Publication {
  const { lanes } = publication;
  const because = `${lanes.because ?? 'the model did not answer'} (it is asked again in ${minutes} minutes)`;
  return withLanes(publication, { ...lanes, because });
}
