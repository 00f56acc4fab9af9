import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { Host } from '../client/host.ts';
import type { Installation } from '../installation/installations.ts';
import { type FoundRun } from './search-open.ts';
import { searchPulls } from './search-pulls.ts';

/** The open pull requests of an installation, updated since then, whose head has no completed check of ours. */
export async function uncheckedPulls(
  host: Host,
  installation: Installation,
  { app, since }: { readonly app: number; readonly since: Date },
): Promise<readonly PullRequest[]> {
  return searchPulls(host, installation, { app, words: updatedSince(since) }, (runs) => !isDone(runs));
}

/** The search terms for pull requests updated since then. */
export function updatedSince(since: Date): string {
  return `updated:>=${since.toISOString().slice(0, 19)}Z `;
}

/** Whether our check is completed. */
export function isDone(runs: readonly FoundRun[]): boolean {
  return runs.some(({ status }) => status === 'COMPLETED');
}
