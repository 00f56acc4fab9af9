import { noSetbacks } from '../../model/edits.ts';
import { nothingSaid } from '../../model/said.ts';
import type { Check, Publication } from '../../model/publication.ts';
import { reconcile } from '../reconcile/reconcile.ts';

/** The check where nothing else can be posted, as on a commit of the merge queue: it lists every finding. */
export function checkAlone(publication: Publication, head: string): Check {
  const refused = publication.verified.map(({ finding }) => finding.id);
  return reconcile(publication, nothingSaid, head, { ...noSetbacks, refused }).check;
}
