import pMap from 'p-map';
import type { Refusal } from '../../../core/model/tree.ts';
import { decode } from '../../../core/trees/decode.ts';
import { inRepository } from '../client/address.ts';
import { hostAnswerOrNull } from '../client/host-answer.ts';
import type { Host } from '../client/host.ts';
import { readObjects } from './objects.ts';
import type { Origin } from '../client/origin.ts';

/** A file by path, at a revision of a repository: a commit, `refs/heads/main` or `HEAD`. */
export interface TextAt {
  readonly owner: string;
  readonly name: string;
  readonly revision: string;
  readonly path: string;
}

/** The most objects in one GraphQL query. */
const atOnce = 100;

const tooLong: Refusal = { because: 'it is too large, or not a text', fix: 'make it smaller' };

/** The texts of a few small files, in order; null for each that does not exist, or is not shown. */
export async function readTexts(
  { host, graphql }: Pick<Origin, 'host' | 'graphql'>,
  wanted: readonly TextAt[],
): Promise<readonly (string | Refusal | null)[]> {
  return graphql ? readTogether(host, wanted) : pMap(wanted, (one) => readOne(host, one), { concurrency: 1 });
}

async function readTogether(host: Host, wanted: readonly TextAt[]): Promise<readonly (string | Refusal | null)[]> {
  const objects = wanted.map(({ owner, name, revision, path }) => {
    return { owner, name, at: { expression: `${revision}:${path}` } };
  });
  const starts = Array.from({ length: Math.ceil(objects.length / atOnce) }, (_, index) => index * atOnce);
  const told = await pMap(starts, (start) => readObjects(host, objects.slice(start, start + atOnce)), {
    concurrency: 4,
  });
  const read = async (one: (typeof told)[number][number], index: number) => {
    const at = wanted[index];
    if (one === 'untold') return at ? readOne(host, at) : null;
    const isWhole = one !== null && one.text !== null && !one.isTruncated;
    return one && (isWhole ? decode(Buffer.from(one.text ?? '')) : tooLong);
  };
  return pMap(told.flat(), read, { concurrency: 1 });
}

async function readOne(host: Host, at: TextAt): Promise<string | Refusal | null> {
  const { owner, name, revision, path } = at;
  const request = { ...inRepository(at), path, ...(revision !== 'HEAD' && { ref: revision }) };
  const answer = await hostAnswerOrNull(`${path} of ${owner}/${name}`, host.rest.repos.getContent(request));
  if (answer === null) return null;
  const file = answer.data;
  return 'content' in file && file.type === 'file' ? decode(Buffer.from(file.content, 'base64')) : tooLong;
}
