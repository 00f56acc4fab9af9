import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { Host } from '../client/host.ts';
import type { Installation } from '../installation/installations.ts';
import { searchPulls } from './search-pulls.ts';

/** Open pull requests of an installation, touched since then, whose head has no check of ours that is done. */
export async function uncheckedPulls(
  host: Host,
  installation: Installation,
  { app, since }: { readonly app: number; readonly since: Date },
): Promise<readonly PullRequest[]> {
  const words = `updated:>=${since.toISOString().slice(0, 19)}Z `;
  return searchPulls(host, installation, { app, words }, (runs) => !runs.some(({ status }) => status === 'COMPLETED'));
}
