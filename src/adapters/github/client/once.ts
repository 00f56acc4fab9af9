import { TryAgain } from '../../../core/model/problem.ts';
import { failureOf, isUnclear } from './failure.ts';

/** Disables retries of a request: the first may have been carried out. */
export const noRetries = { retries: 0 } as const;

/** A write, and how to find its result if it was carried out already. */
export interface Write<T> {
  /** For the log: `Posting the review`. */
  readonly doing: string;
  readonly send: () => Promise<T>;
  readonly find: () => Promise<T | null>;
}

/**
 * Writes something that must not be written twice. After an error that leaves it open whether the write was carried
 * out, it looks for the result; if there is none, a later attempt writes it.
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

/** Sends a request; a failure says what was requested. */
export async function asking<T>(doing: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw failureOf(error, doing);
  }
}
