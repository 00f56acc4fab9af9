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
  /** The blob in the head, or the one that was removed. */
  readonly sha: string | null;
  /** Its hunks; left out where it is large, binary, or only moved. */
  readonly patch?: string;
}

/** How many files of a pull request the host lists at most. */
export const mostListed = 3_000;

const page = 100;

/** Lists what a pull request changes, with the host's own hunks. */
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
