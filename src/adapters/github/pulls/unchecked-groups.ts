import type { MergeGroupErrand } from '../../../core/model/errand.ts';
import type { Host } from '../client/host.ts';
import type { Installation } from '../installation/installations.ts';
import { type CheckedCommit, runsOf, searchOpen } from './search-open.ts';
import { isDone, updatedSince } from './unchecked-pulls.ts';

interface Asked {
  readonly app: number;
  readonly since: Date;
}

interface Entry {
  readonly mergeQueueEntry: {
    readonly baseCommit: { readonly oid: string } | null;
    readonly headCommit: (CheckedCommit & { readonly oid: string }) | null;
  } | null;
}

const fields = 'mergeQueueEntry { baseCommit { oid } headCommit { oid ...checked } }';

/** The commits of merge queues without a completed check of ours, as their webhooks would have reported them. */
export async function uncheckedGroups(
  host: Host,
  installation: Installation,
  { app, since }: Asked,
): Promise<readonly MergeGroupErrand[]> {
  const groups: MergeGroupErrand[] = [];
  const search = { fields, app, words: updatedSince(since) };
  for await (const { pull, repository } of searchOpen<Entry>(host, installation, search)) {
    const { headCommit, baseCommit } = pull.mergeQueueEntry ?? { headCommit: null, baseCommit: null };
    if (headCommit === null || baseCommit === null || isDone(runsOf(headCommit))) continue;
    const [head, base] = [headCommit.oid, baseCommit.oid];
    const { number } = pull;
    groups.push({ kind: 'merge-group', repository: await repository(), head, base, number, again: false, trace: null });
  }
  return groups;
}
