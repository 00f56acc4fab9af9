import type { Change } from '../git/changes.ts';
import { printed } from '../git/patch.ts';
import { shownHunks } from '../domain/anchor.ts';
import type { Hub, Repository } from '../domain/hub.ts';
import { web } from './account.ts';
import { repositoryUrl } from './repository.ts';

/** A changed file. Its patch is left out where there is no text, no changed line, or too much of either. */
export function fileShape(hub: Hub, repository: Repository, head: string, change: Change): Record<string, unknown> {
  const path = change.path.split('/').map(encodeURIComponent).join('/');
  const page = `${web}/${repository.owner.login}/${repository.name}`;
  const { additions = 0, deletions = 0 } = change.patch ?? {};
  const shown = change.patch !== null && shownHunks(change, hub.limits).length > 0;
  return {
    sha: change.sha,
    filename: change.path,
    status: change.status,
    additions,
    deletions,
    changes: additions + deletions,
    blob_url: `${page}/blob/${head}/${path}`,
    raw_url: `${page}/raw/${head}/${path}`,
    contents_url: `${repositoryUrl(hub, repository)}/contents/${path}?ref=${head}`,
    ...(shown && change.patch ? { patch: printed(change.patch) } : {}),
    ...(change.previous === null ? {} : { previous_filename: change.previous }),
  };
}
