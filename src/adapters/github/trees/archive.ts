import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { parseTar } from 'nanotar';
import type { Refusal } from '../../../core/model/tree.ts';
import { decode } from '../../../core/trees/decode.ts';
import { linkMode, submoduleMode } from '../../../core/trees/store.ts';
import { inRepository } from '../client/address.ts';
import { hostAnswer } from '../client/host-answer.ts';
import { noRetries } from '../client/once.ts';
import type { Origin } from '../client/origin.ts';
import { unzipped } from '../client/unzipped.ts';
import { type Budget, mostBlobs, spend } from './blobs.ts';
import type { HostTree } from './read-tree.ts';
import type { Admit } from './tree-store.ts';

/** The largest tree that is downloaded as an archive, in bytes: it is held in memory for a moment. */
export const mostArchived = 64 * 1024 * 1024;

/** The request for an archive, and its redirect. */
const ownRequests = 2;
/** In bytes of the tree: zipped to about a quarter, as much as one request for blobs returns at most. */
const treePerRequest = 16 * 1024 * 1024;

/** How long a download may take, in seconds. */
const usualSeconds = 30;
/** The bytes of one file in an archive besides its content: its header, that of a long name, and padding. */
const aroundFile = 2048;
/** The bytes of an archive besides its files: its end, and global headers. */
const aroundAll = 64 * 1024;
/** After this many files the event loop gets a turn: the service has other work. */
const filesAtOnce = 200;

/**
 * Whether an archive of the tree takes fewer requests than this many blobs. A tree that the host does not list whole
 * may have any size, and is not downloaded.
 */
export function isArchiveCheaper(blobs: number, tree: HostTree, graphql: boolean): boolean {
  const bytes = bytesOf(tree);
  const requests = graphql ? Math.ceil(blobs / mostBlobs) : blobs;
  return tree.whole && bytes <= mostArchived && requests > ownRequests + bytes / treePerRequest;
}

/**
 * Loads every text of a commit into `known` by one archive, at most once, if that is cheaper than reading blobs.
 * Returns whether it did; if the download fails, blobs are read as before.
 */
export function archiveReader(
  origin: Origin,
  commit: string,
  tree: HostTree,
  known: Map<string, string | Refusal>,
  budget: Budget,
  admit: Admit,
  seconds = usualSeconds,
): (blobs: number) => Promise<boolean> {
  let brought: Promise<boolean> | null = null;
  const readArchive = async (): Promise<boolean> => {
    try {
      admit(bytesOf(tree));
      if (!spend(budget)) return false;
      return (await keepTexts(await archiveOf(origin, commit, tree, seconds), tree, known)) <= mostBlobs;
    } catch {
      return false;
    }
  };
  return async (blobs) => brought ?? (isArchiveCheaper(blobs, tree, origin.graphql) && (brought = readArchive()));
}

/** The archive of a commit, limited to the size that the host lists. */
async function archiveOf(origin: Origin, commit: string, tree: HostTree, seconds: number) {
  const { host, owner, name } = origin;
  const what = `the archive of ${owner}/${name} at ${commit.slice(0, 12)}`;
  // The client would send the token along with a redirect, so the redirect is followed without it.
  const request = { ...noRetries, redirect: 'manual' } as const;
  const answer = await hostAnswer(
    what,
    host.rest.repos.downloadTarballArchive({ ...inRepository(origin), ref: commit, request }),
  );
  const address = new URL(answer.headers.location ?? '', answer.url);
  if (!isAsSafe(address, answer.url)) throw new Error(`${what} is not where a token may be shown`);
  return unzipped(address, { bytes: bytesOf(tree) + tree.files.size * aroundFile + aroundAll, seconds });
}

function bytesOf({ files }: HostTree): number {
  return [...files.values()].reduce((sum, { size }) => sum + size, 0);
}

/** The address authorizes the download: it must not be requested unencrypted, unless the host itself is. */
function isAsSafe({ protocol }: URL, from: string): boolean {
  return protocol === 'https:' || (protocol === 'http:' && new URL(from).protocol === 'http:');
}

/**
 * Takes the files of the tree from an archive. Files are identified by git's id of their bytes alone: names, paths and
 * links in the archive do not matter, and a file that was changed or left out is read by itself. Returns how many texts
 * are still missing.
 */
export async function keepTexts(
  archive: Uint8Array<ArrayBuffer>,
  { files }: HostTree,
  known: Map<string, string | Refusal>,
): Promise<number> {
  const isText = ({ mode }: { mode: string }) => mode !== linkMode && mode !== submoduleMode;
  const wanted = new Set([...files.values()].flatMap((entry) => (isText(entry) ? [entry.oid] : [])));
  const [{ length } = ''] = wanted;
  const algorithm = length === 64 ? 'sha256' : 'sha1';
  for (const [index, { type, data = new Uint8Array() }] of parseTar(archive).entries()) {
    if (index % filesAtOnce === 0) await setImmediate();
    if (type !== 'file') continue;
    const oid = createHash(algorithm).update(`blob ${data.length}\0`).update(data).digest('hex');
    if (wanted.has(oid) && !known.has(oid)) known.set(oid, decode(data));
  }
  return [...wanted].filter((oid) => !known.has(oid)).length;
}
