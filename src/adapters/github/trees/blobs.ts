import pMap from 'p-map';
import type { Refusal } from '../../../core/model/tree.ts';
import { decode, startBytes, tooLarge } from '../../../core/trees/decode.ts';
import { inRepository } from '../client/address.ts';
import { hostAnswer } from '../client/host-answer.ts';
import { readObjects, type ToldBlob, type Untold } from './objects.ts';
import type { Origin } from '../client/origin.ts';

/** A blob, as a tree lists it. */
export interface BlobId {
  readonly oid: string;
  readonly size: number;
}

/** The remaining requests for texts, and the refusal once they are used up. */
export interface Budget {
  left: number;
  /** Whether a request was refused. */
  over: boolean;
  readonly refusal: Refusal;
}

/** A budget of this many requests. */
export function budgetOf(requests: number, whose: string, fix: string): Budget {
  const because = `reading it takes more requests to GitHub than ${whose} may cause (${requests})`;
  return { left: requests, over: false, refusal: { because, fix } };
}

/** Loads the texts of blobs by their ids, or why there is none. */
export type ReadBlobs = (blobs: readonly BlobId[]) => Promise<ReadonlyMap<string, string | Refusal>>;

/** GraphQL cuts texts after 512,000 bytes; larger ones are requested one by one. */
const mostTold = 512_000;

/** The most blobs in one request: with more, the host takes too long. */
export const mostBlobs = 100;
const mostBytes = 4 * 1024 * 1024;

/** Concurrent requests. */
const atOnce = 4;

/**
 * Reads blobs within a budget. Calls of the same moment share requests, and what is in `known` is not requested again:
 * most files are the same in both trees.
 */
export function blobReader(origin: Origin, known: Map<string, string | Refusal>, budget: Budget): ReadBlobs {
  let gathered = new Map<string, BlobId>();
  let turn: Promise<void> | null = null;
  const next = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve));
    const blobs = [...gathered.values()];
    gathered = new Map();
    turn = null;
    await readInto(origin, blobs, known, budget);
  };
  return async (blobs) => {
    const missing = blobs.filter(({ oid }) => !known.has(oid));
    for (const blob of missing) gathered.set(blob.oid, blob);
    if (missing.length > 0) await (turn ??= next());
    return new Map(blobs.map(({ oid }) => [oid, known.get(oid) ?? budget.refusal]));
  };
}

/**
 * Fills `known` as far as the budget goes: several texts per request, and one by one those that GraphQL does not return
 * whole.
 */
async function readInto(
  origin: Origin,
  blobs: readonly BlobId[],
  known: Map<string, string | Refusal>,
  budget: Budget,
): Promise<void> {
  const large = blobs.filter(({ size }) => tooLarge(size));
  const small = blobs.filter(({ size }) => origin.graphql && size <= mostTold);
  const alone = blobs.filter(({ size }) => !tooLarge(size) && !(origin.graphql && size <= mostTold));
  const together = async (batch: readonly BlobId[]): Promise<void> => {
    const told = spend(budget) ? await readTogether(origin, batch) : [];
    batch.forEach((blob, index) => {
      const text = textOf(blob, told[index] ?? null);
      if (text !== null) known.set(blob.oid, text);
      else if (told.length > 0) alone.push(blob);
    });
  };
  await pMap(batchesOf(origin.graphql ? [...small, ...large] : []), together, { concurrency: atOnce });
  for (const { oid, size } of large) known.set(oid, known.get(oid) ?? tooLarge(size) ?? budget.refusal);
  const byItself = async (blob: BlobId): Promise<void> => {
    if (spend(budget)) known.set(blob.oid, decode(await readAlone(origin, blob)));
  };
  await pMap(alone, byItself, { concurrency: atOnce });
}

/** A text from GraphQL, if it is complete: one that was cut, or decoded from other bytes, is not the file's. */
function textOf({ size }: BlobId, answer: ToldBlob | Untold | null): string | Refusal | null {
  const told = answer === 'untold' ? null : answer;
  const refusal = tooLarge(size);
  if (refusal) return { ...refusal, ...(told?.text && { start: told.text.slice(0, startBytes) }) };
  if (told === null || told.text === null || told.isTruncated) return null;
  const bytes = Buffer.from(told.text);
  return bytes.length === told.byteSize ? decode(bytes) : null;
}

function readTogether({ host, owner, name }: Origin, blobs: readonly BlobId[]): ReturnType<typeof readObjects> {
  return readObjects(
    host,
    blobs.map(({ oid }) => ({ owner, name, at: { oid } })),
  );
}

async function readAlone(origin: Origin, { oid }: BlobId): Promise<Uint8Array> {
  const { host, owner, name } = origin;
  const what = `the file ${oid.slice(0, 12)} of ${owner}/${name}`;
  const { data } = await hostAnswer(what, host.rest.git.getBlob({ ...inRepository(origin), file_sha: oid }));
  return Buffer.from(data.content, data.encoding === 'utf-8' ? 'utf8' : 'base64');
}

function batchesOf(blobs: readonly BlobId[]): readonly (readonly BlobId[])[] {
  const batches: BlobId[][] = [];
  let room = 0;
  for (const blob of blobs) {
    const size = Math.min(blob.size, mostTold);
    const last = batches.at(-1);
    if (last === undefined || last.length === mostBlobs || size > room) {
      batches.push([blob]);
      room = mostBytes;
    } else last.push(blob);
    room -= size;
  }
  return batches;
}

/** Counts a request; false if the budget is used up. */
export function spend(budget: Budget): boolean {
  if (budget.left <= 0) budget.over = true;
  else budget.left--;
  return !budget.over;
}
