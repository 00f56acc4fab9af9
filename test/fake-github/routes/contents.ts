import type { Entry } from '../git/object-store.ts';
import type { Hub, Repository } from '../domain/hub.ts';
import { treeOf } from '../domain/pull-files.ts';
import { resolveRef } from '../domain/repositories.ts';
import { notFound, Refusal } from '../http/refusal.ts';
import { type Answer, type Call, inRepository, type Route } from '../http/route.ts';
import { web } from '../shapes/account.ts';
import { repositoryUrl } from '../shapes/repository.ts';
import { wrapped } from './git.ts';

const mostBlobBytes = 100 * 1024 * 1024;
const mostInFolder = 1000;

/** Files and folders by their path. */
export const contentRoutes: readonly Route[] = [
  inRepository('GET /repos/{owner}/{repo}/contents/{path}', { contents: 'read' }, (call, repository) => {
    const ref = call.query.get('ref') ?? repository.defaultBranch;
    const commit = resolveRef(repository, ref);
    if (!commit) throw new Refusal(404, `No commit found for the ref ${ref}`);
    const path = (call.params['path'] ?? '').replace(/^\/+|\/+$/g, '');
    const found = lookUp(repository, treeOf(repository.store, commit), path);
    if (!found) throw notFound();
    if (found.mode !== '040000') return file(call, repository, path, found, ref);
    const names = [...(repository.store.trees.get(found.sha) ?? [])].slice(0, mostInFolder);
    return {
      status: 200,
      body: names.map(([name, entry]) => item(call.hub, repository, path ? `${path}/${name}` : name, entry, ref)),
    };
  }),
];

function file(call: Call, repository: Repository, path: string, entry: Entry, ref: string): Answer {
  const { hub, accept } = call;
  const shape = item(hub, repository, path, entry, ref);
  const bytes = repository.store.blobs.get(entry.sha) ?? new Uint8Array();
  if (entry.mode === '160000')
    return { status: 200, body: { ...shape, type: 'submodule', submodule_git_url: 'https://example.com/other.git' } };
  if (bytes.length > Math.min(mostBlobBytes, hub.limits.blobBytes))
    throw new Refusal(403, 'This API returns blobs up to 100 MB in size.', [
      { resource: 'Blob', field: 'data', code: 'too_large' },
    ]);
  if (accept.includes('raw')) return { status: 200, body: Buffer.from(bytes) };
  if (entry.mode === '120000')
    return { status: 200, body: { ...shape, type: 'symlink', target: Buffer.from(bytes).toString() } };
  const inside = bytes.length <= hub.limits.contentBytes;
  return {
    status: 200,
    body: { ...shape, content: inside ? wrapped(bytes) : '', encoding: inside ? 'base64' : 'none' },
  };
}

function lookUp(repository: Repository, tree: string, path: string): Entry | null {
  let entry: Entry = { mode: '040000', sha: tree };
  for (const name of path === '' ? [] : path.split('/')) {
    const next = entry.mode === '040000' ? repository.store.trees.get(entry.sha)?.get(name) : undefined;
    if (!next) return null;
    entry = next;
  }
  return entry;
}

function item(
  hub: Hub,
  repository: Repository,
  path: string,
  { mode, sha }: Entry,
  ref: string,
): Record<string, unknown> {
  const quoted = path.split('/').map(encodeURIComponent).join('/');
  const url = `${repositoryUrl(hub, repository)}/contents/${quoted}?ref=${ref}`;
  const folder = mode === '040000';
  const git = `${repositoryUrl(hub, repository)}/git/${folder ? 'trees' : 'blobs'}/${sha}`;
  const html = `${web}/${repository.owner.login}/${repository.name}/${folder ? 'tree' : 'blob'}/${ref}/${quoted}`;
  return {
    name: path.split('/').at(-1),
    path,
    sha,
    size: repository.store.blobs.get(sha)?.length ?? 0,
    url,
    html_url: html,
    git_url: git,
    download_url: folder ? null : html.replace('/blob/', '/raw/'),
    type: folder ? 'dir' : mode === '120000' ? 'symlink' : 'file',
    _links: { self: url, git, html },
  };
}
