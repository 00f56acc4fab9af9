import type { Publication } from '../../model/publication.ts';
import { withLanes } from './with-lanes.ts';

/** A review whose agent was kept from it by something that passes, with the word that it looks again. */
export function agentLater(publication: Publication, minutes: number): Publication {
  const { lanes } = publication;
  const because = `${lanes.because ?? 'the model did not answer'} (it is asked again in ${minutes} minutes)`;
  return withLanes(publication, { ...lanes, because });
}
