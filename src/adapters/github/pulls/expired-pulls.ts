import { untilIn } from '../../../core/model/check.ts';
import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { Host } from '../client/host.ts';
import type { Installation } from '../installation/installations.ts';
import { searchPulls } from './search-pulls.ts';

/** The open pull requests of an installation whose check has expired, because an acceptance ended. */
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
