import type { Lanes, Publication } from '../../model/publication.ts';
import { sayAgent } from '../parts/outcome.ts';

/** The publication with another state of its lanes. The summary is written when it is posted. */
export function withLanes(publication: Publication, lanes: Lanes): Publication {
  const { check } = publication;
  const title = check.title.replace(sayAgent(publication.lanes), () => sayAgent(lanes));
  return { ...publication, lanes, check: { ...check, title } };
}
