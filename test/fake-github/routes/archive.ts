import { gzipSync } from 'node:zlib';
import { createTar } from 'nanotar';
import type { Hub, Repository } from '../domain/hub.ts';
import { treeOf } from '../domain/pull-files.ts';
import { resolveRef } from '../domain/repositories.ts';
import { notFound } from '../http/refusal.ts';
import { type Answer, find, inRepository, type Route } from '../http/route.ts';

/** Where archives are handed out: a host of another name, as GitHub's is. */
const place = '/codeload/';

/** Archives: the API lets people in, and sends them to another host with an address that lets them in there. */
export const archiveRoutes: readonly Route[] = [
  inRepository('GET /repos/{owner}/{repo}/tarball/{ref}', { contents: 'read' }, ({ hub, params }, repository) => {
    const commit = resolveRef(repository, params['ref'] ?? '');
    if (!commit) throw notFound();
    const address = new URL(`${place}${repository.owner.login}/${repository.name}/${commit}?token=once`, hub.url);
    address.hostname = 'localhost';
    return { status: 302, headers: { location: address.href } };
  }),
];

/** The archive at an address of the other host; null where it is none. Nothing but the address lets somebody in there. */
export function archiveAt(hub: Hub, { pathname, searchParams }: URL): Answer | null {
  if (!pathname.startsWith(place)) return null;
  const [owner, name, commit = ''] = pathname.slice(place.length).split('/');
  const repository = find(hub, `${owner}/${name}`);
  if (!repository || searchParams.get('token') !== 'once') throw notFound();
  return { status: 200, body: archiveOf(repository, commit) };
}

function archiveOf({ owner, name, store }: Repository, commit: string): Uint8Array {
  const folder = `${owner.login}-${name}-${commit.slice(0, 7)}`;
  const files = [...store.files(treeOf(store, commit))].flatMap(([path, { mode, sha }]) => {
    const data = mode === '120000' ? undefined : store.blobs.get(sha);
    return data ? [{ name: `${folder}/${path}`, data }] : [];
  });
  return gzipSync(createTar([{ name: `${folder}/` }, ...files]));
}
