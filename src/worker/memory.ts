import { totalmem } from 'node:os';

/** Enough for the largest public contracts several times over, and less than a small machine has. */
export const mostMemory = 2048;

/** Less than this reads no contract worth reading. */
const leastMemory = 256;

/** What the process needs beside its workers: itself, and the database that comes along. */
const ownMemory = 450;

/** What of the limit is planned for: texts, buffers and code stand outside of what a worker is held to. */
const share = 0.8;

/**
 * The megabytes each of so many workers may take where the process has so many bytes, by the limit of its container or
 * else of the machine. All of them together stay within it: a change that needs more is said to, and nobody else notices.
 */
export function memoryOf(workers: number, bytes = allMemory()): number {
  const room = (bytes / 1024 ** 2) * share - ownMemory;
  return Math.round(Math.min(mostMemory, Math.max(leastMemory, room / Math.max(1, workers))));
}

/** Whether one more worker may take so many megabytes, beside what the process has in hand now. */
export function hasRoomFor(megabytes: number, bytes = allMemory(), used = process.memoryUsage.rss()): boolean {
  return used + megabytes * 1024 ** 2 <= bytes * share;
}

/**
 * The most bytes of texts that a review may hold: they, and what is made of them on the way to a worker, as large again,
 * stand outside of what the workers are held to.
 */
export function textsOf(bytes = allMemory()): number {
  return Math.round((bytes * (1 - share)) / 2);
}

/** What the container lets the process have, or else the machine. */
function allMemory(): number {
  return Math.min(process.constrainedMemory() || Infinity, totalmem());
}
