import pMap from 'p-map';
import { inRepository } from '../client/address.ts';
import { hostAnswer } from '../client/host-answer.ts';
import type { Origin } from '../client/origin.ts';
import type { PullState } from '../pulls/read-pull.ts';

/** A changed file as the host lists it. */
export interface ListedFile {
  readonly filename: string;
  readonly previous_filename?: string;
  readonly status: string;
  /** The id of the blob in the head, or of the removed one. */
  readonly sha: string | null;
  /** Its hunks; left out if it is large, binary, or only renamed. */
  readonly patch?: string;
}

/** The most files of a pull request that the host lists. */
export const mostListed = 3_000;

const page = 100;

/** Lists the changed files of a pull request, with the host's own hunks. */
export async function listFiles(
  origin: Origin,
  { pull, title, files }: Pick<PullState, 'pull' | 'title' | 'files'>,
): Promise<readonly ListedFile[]> {
  const pages = Math.min(mostListed / page, Math.max(1, Math.ceil(files / page)));
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  const read = async (number: number) => {
    const request = { ...inRepository(origin), pull_number: pull.number, per_page: page, page: number };
    return (await hostAnswer(`the files of ${title}`, origin.host.rest.pulls.listFiles(request))).data;
  };
  const found = await pMap(numbers, read, { concurrency: 4 });
  return found.flat();
}
