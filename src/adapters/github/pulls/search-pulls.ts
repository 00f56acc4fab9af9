import type { PullRequest } from '../../../core/model/pull-request.ts';
import type { Host } from '../client/host.ts';
import type { Installation } from '../installation/installations.ts';
import { type CheckedCommit, type FoundRun, runsOf, searchOpen } from './search-open.ts';

interface Head {
  readonly commits: { readonly nodes: readonly { readonly commit: CheckedCommit }[] };
}

/**
 * The open pull requests of an installation that match the search `words`, and whose newest check of ours satisfies
 * `wanted`.
 */
export async function searchPulls(
  host: Host,
  installation: Installation,
  { app, words }: { readonly app: number; readonly words: string },
  wanted: (runs: readonly FoundRun[]) => boolean,
): Promise<readonly PullRequest[]> {
  const pulls: PullRequest[] = [];
  const search = { fields: 'commits(last: 1) { nodes { commit { ...checked } } }', app, words };
  for await (const { pull, repository } of searchOpen<Head>(host, installation, search)) {
    const runs = pull.commits.nodes.flatMap(({ commit }) => runsOf(commit));
    if (wanted(runs)) pulls.push({ repository: await repository(), number: pull.number });
  }
  return pulls;
}
