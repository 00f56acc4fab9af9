import type { Entry } from '../git/object-store.ts';
import type { Hub, Repository } from '../domain/hub.ts';
import { resolveRef } from '../domain/repositories.ts';
import { treeOf } from '../domain/pull-files.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { inRepository, type Route } from '../http/route.ts';
import { gitCommitShape } from '../shapes/commit.ts';
import { nodeId } from '../shapes/node-id.ts';
import { repositoryUrl } from '../shapes/repository.ts';

/** Git's own objects. They are found in the whole network of forks, as on the real host. */
export const gitRoutes: readonly Route[] = [
  inRepository(
    'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
    { contents: 'read' },
    ({ hub, params }, repository) => {
      const sha = params['commit_sha'] ?? '';
      if (!repository.store.commits.has(sha)) throw notFound();
      return { status: 200, body: gitCommitShape(hub, repository, sha) };
    },
  ),
  inRepository('GET /repos/{owner}/{repo}/git/ref/{ref}', { contents: 'read' }, ({ hub, params }, repository) => {
    const ref = params['ref'] ?? '';
    const sha = repository.refs.get(ref);
    if (!sha) throw notFound();
    const url = `${repositoryUrl(hub, repository)}/git`;
    return {
      status: 200,
      body: {
        ref: `refs/${ref}`,
        node_id: nodeId('REF', repository.id),
        url: `${url}/refs/${ref}`,
        object: { sha, type: 'commit', url: `${url}/commits/${sha}` },
      },
    };
  }),
  inRepository(
    'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    { contents: 'read' },
    ({ hub, params, query }, repository) => {
      const asked = params['tree_sha'] ?? '';
      const { store } = repository;
      const commit = store.trees.has(asked) ? null : resolveRef(repository, asked);
      const sha = commit ? treeOf(store, commit) : asked;
      if (!store.trees.has(sha)) throw notFound();
      const entries = query.has('recursive') ? below(repository, sha, '') : [...(store.trees.get(sha) ?? [])];
      const shown = entries.slice(0, hub.limits.treeEntries);
      const url = `${repositoryUrl(hub, repository)}/git`;
      return {
        status: 200,
        body: {
          sha,
          url: `${url}/trees/${sha}`,
          tree: shown.map(([path, entry]) => treeEntry(hub, repository, path, entry)),
          truncated: shown.length < entries.length,
        },
      };
    },
  ),
  inRepository(
    'GET /repos/{owner}/{repo}/git/blobs/{file_sha}',
    { contents: 'read' },
    ({ hub, params, accept }, repository) => {
      const sha = params['file_sha'] ?? '';
      const bytes = repository.store.blobs.get(sha);
      if (!bytes) throw notFound();
      if (bytes.length > hub.limits.blobBytes)
        throw new Refusal(
          403,
          'This API returns blobs up to 100 MB in size. The requested blob is too large to fetch via the API.',
          [{ resource: 'Blob', field: 'data', code: 'too_large' }],
        );
      if (accept.includes('raw')) return { status: 200, body: Buffer.from(bytes) };
      return {
        status: 200,
        body: {
          sha,
          node_id: nodeId('B', bytes.length),
          size: bytes.length,
          url: `${repositoryUrl(hub, repository)}/git/blobs/${sha}`,
          content: wrapped(bytes),
          encoding: 'base64',
        },
      };
    },
  ),
];

/** Base64 in lines of sixty, as GitHub sends it. */
export function wrapped(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/.{60}/g, '$&\n').concat('\n');
}

function below(repository: Repository, sha: string, folder: string): [string, Entry][] {
  return [...(repository.store.trees.get(sha) ?? [])].flatMap(([name, entry]) => [
    [`${folder}${name}`, entry] as [string, Entry],
    ...(entry.mode === '040000' ? below(repository, entry.sha, `${folder}${name}/`) : []),
  ]);
}

function treeEntry(hub: Hub, repository: Repository, path: string, { mode, sha }: Entry): Record<string, unknown> {
  const type = mode === '040000' ? 'tree' : mode === '160000' ? 'commit' : 'blob';
  const url = `${repositoryUrl(hub, repository)}/git/${type}s/${sha}`;
  const size = repository.store.blobs.get(sha)?.length;
  return { path, mode, type, sha, ...(type === 'blob' ? { size, url } : type === 'tree' ? { url } : {}) };
}
