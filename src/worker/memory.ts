import { totalmem } from 'node:os';

/** In MB: several times what the largest public contracts need, and less than a small machine has. */
export const mostMemory = 2048;

/** In MB: less than this is not enough for any real contract. */
const leastMemory = 256;

/** What the process needs besides its workers, in MB: itself, and the embedded database. */
const ownMemory = 450;

/** The share of the limit that is planned for: texts, buffers and code are outside the limit of a worker. */
const share = 0.8;

/**
 * The MB each of `workers` may take if the process has `bytes`, by the limit of its container or the machine. All of
 * them together stay within it, so a change that needs more fails alone.
 */
export function memoryOf(workers: number, bytes = allMemory()): number {
  const room = (bytes / 1024 ** 2) * share - ownMemory;
  return Math.round(Math.min(mostMemory, Math.max(leastMemory, room / Math.max(1, workers))));
}

/** Whether there is memory for one more worker of this size, given what the process uses now. */
export function hasRoomFor(megabytes: number, bytes = allMemory(), used = process.memoryUsage.rss()): boolean {
  return used + megabytes * 1024 ** 2 <= bytes * share;
}

/**
 * The most bytes of texts a review may hold. The texts, and their copy on the way to a worker, are outside the limit of
 * the workers.
 */
export function textsOf(bytes = allMemory()): number {
  return Math.round((bytes * (1 - share)) / 2);
}

/** The memory limit of the container, or else the memory of the machine, in bytes. */
function allMemory(): number {
  return Math.min(process.constrainedMemory() || Infinity, totalmem());
}
