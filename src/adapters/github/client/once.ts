import { TryAgain } from '../../../core/model/problem.ts';
import { failureOf, isUnclear } from './failure.ts';

/** Asks for a request not to be sent again by itself: the first may have been carried out. */
export const noRetries = { retries: 0 } as const;

/** Something to write, and how to see whether it is there already. */
export interface Write<T> {
  /** For the log: `Posting the review`. */
  readonly doing: string;
  readonly send: () => Promise<T>;
  readonly find: () => Promise<T | null>;
}

/**
 * Writes what must not be written twice. After an error that does not say whether it was carried out we look for what
 * we wrote, and leave it to a later attempt where it is not there.
 */
export async function once<T>({ doing, send, find }: Write<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!isUnclear(error)) throw failureOf(error, doing);
    const found = await asking(doing, find);
    if (found !== null) return found;
    throw new TryAgain(30, `${doing} failed, and nothing of it is there yet.`);
  }
}

/** Asks the host, and says what was asked where it fails. */
export async function asking<T>(doing: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw failureOf(error, doing);
  }
}
