import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { parseTar } from 'nanotar';
import type { Refusal } from '../../../core/model/tree.ts';
import { decode } from '../../../core/trees/decode.ts';
import { inRepository } from '../client/address.ts';
import { hostAnswer } from '../client/host-answer.ts';
import { noRetries } from '../client/once.ts';
import type { Origin } from '../client/origin.ts';
import { unzipped } from '../client/unzipped.ts';
import { type Budget, mostBlobs, spend } from './blobs.ts';
import type { HostTree } from './read-tree.ts';
import { type Admit, link, submodule } from './tree-store.ts';

/** The largest tree that an archive is asked of, in bytes: it is held in memory, whole, for a moment. */
export const mostArchived = 64 * 1024 * 1024;

/** The request for an archive, and the one that its answer leads to. */
const ownRequests = 2;
/** What of a tree comes zipped in as many bytes as one request for blobs brings at most: a quarter. */
const treePerRequest = 16 * 1024 * 1024;

/** How long one may take to come. */
const usualSeconds = 30;
/** What one file takes in an archive beyond its bytes: its head, that of a long name, and what fills its last block. */
const aroundFile = 2048;
/** The end of an archive, and what is said of all of it. */
const aroundAll = 64 * 1024;
/** After so many files others get their turn: a service does more than this. */
const filesAtOnce = 200;

/**
 * Whether one archive of a tree is cheaper than so many of its blobs, in requests. A tree the host does not list whole may
 * be of any size, and so is not archived.
 */
export function isArchiveCheaper(blobs: number, tree: HostTree, graphql: boolean): boolean {
  const bytes = bytesOf(tree);
  const requests = graphql ? Math.ceil(blobs / mostBlobs) : blobs;
  return tree.whole && bytes <= mostArchived && requests > ownRequests + bytes / treePerRequest;
}

/**
 * Brings every text of a commit into `known` with one archive, at most once, where that is cheaper than so many blobs. Says
 * whether they are there; where an archive does not come as it should, blobs are read as before.
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

/** The archive of a commit, no longer than what the host lists of its tree. */
async function archiveOf(origin: Origin, commit: string, tree: HostTree, seconds: number) {
  const { host, owner, name } = origin;
  const what = `the archive of ${owner}/${name} at ${commit.slice(0, 12)}`;
  // The client would take the token along wherever it is sent, so it is sent nowhere.
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

/** What let us in stands in the address: it is not sent in the open, unless the host itself is asked in the open. */
function isAsSafe({ protocol }: URL, from: string): boolean {
  return protocol === 'https:' || (protocol === 'http:' && new URL(from).protocol === 'http:');
}

/**
 * Takes from an archive what the tree has. Files are told by the id that git gives their bytes and by nothing else: what an
 * archive calls them, where it would put them and what it leads to does not matter, and one that was changed or left out
 * on the way is read by itself. Says how many those are.
 */
export async function keepTexts(
  archive: Uint8Array<ArrayBuffer>,
  { files }: HostTree,
  known: Map<string, string | Refusal>,
): Promise<number> {
  const isText = ({ mode }: { mode: string }) => mode !== link && mode !== submodule;
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
