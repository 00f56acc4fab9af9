import { isBinary } from '../git/changes.ts';
import type { Hub, Repository } from '../domain/hub.ts';
import { treeOf } from '../domain/pull-files.ts';
import { resolveRef } from '../domain/repositories.ts';
import { nodeId } from '../shapes/node-id.ts';
import { commitSource } from './checks.ts';
import type { Source } from './source.ts';

/** A git object by its id, or by `revision:path`; null where there is none. */
export function gitObject(
  hub: Hub,
  repository: Repository,
  asked: { oid?: string; expression?: string },
): Source | null {
  const { store } = repository;
  const [revision = '', ...rest] = (asked.expression ?? asked.oid ?? '').split(':');
  if (rest.length === 0) {
    const sha = asked.oid ?? resolveRef(repository, revision) ?? revision;
    if (store.blobs.has(sha)) return blob(hub, repository, sha);
    if (store.commits.has(sha)) return commitSource(hub, repository, sha);
    return store.trees.has(sha) ? tree(hub, repository, sha) : null;
  }
  const commit = resolveRef(repository, revision);
  const root = commit ? treeOf(store, commit) : store.trees.has(revision) ? revision : null;
  const path = rest.join(':');
  if (root === null) return null;
  if (path === '') return tree(hub, repository, root);
  let at = { mode: '040000', sha: root };
  for (const name of path.split('/')) {
    const next = store.trees.get(at.sha)?.get(name);
    if (!next) return null;
    at = next;
  }
  if (at.mode === '160000') return null;
  return at.mode === '040000' ? tree(hub, repository, at.sha) : blob(hub, repository, at.sha);
}

function blob(hub: Hub, repository: Repository, sha: string): Source {
  const bytes = repository.store.blobs.get(sha) ?? new Uint8Array();
  const binary = isBinary(bytes);
  const most = hub.limits.graphqlBytes;
  return {
    __typename: 'Blob',
    id: nodeId('B', bytes.length),
    oid: sha,
    byteSize: bytes.length,
    isBinary: binary,
    isTruncated: bytes.length > most,
    text: binary ? null : Buffer.from(bytes.subarray(0, most)).toString(),
  };
}

function tree(hub: Hub, repository: Repository, sha: string): Source {
  const entries = [...(repository.store.trees.get(sha) ?? [])];
  return {
    __typename: 'Tree',
    id: nodeId('T', 1),
    oid: sha,
    entries: entries.map(([name, entry]) => ({
      name,
      path: name,
      oid: entry.sha,
      mode: Number.parseInt(entry.mode, 8),
      type: entry.mode === '040000' ? 'tree' : entry.mode === '160000' ? 'commit' : 'blob',
      size: repository.store.blobs.get(entry.sha)?.length ?? 0,
      object: () => gitObject(hub, repository, { oid: entry.sha }),
    })),
  };
}
