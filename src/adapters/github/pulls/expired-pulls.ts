import { untilIn } from '../../../core/model/check.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { Host } from '../client/host.ts';
import type { Installation } from '../installation/installations.ts';
import { searchPulls } from './search-pulls.ts';

/** Open pull requests of an installation whose check held until a day that is over, because something was accepted until then. */
export async function expiredPulls(
  host: Host,
  installation: Installation,
  { app, today }: { readonly app: number; readonly today: string },
): Promise<readonly PullRequest[]> {
  return searchPulls(host, installation, { app, words: '' }, (runs) =>
    runs.some(({ status, externalId }) => {
      const until = untilIn(externalId ?? '');
      return status === 'COMPLETED' && until !== null && until < today;
    }),
  );
}
