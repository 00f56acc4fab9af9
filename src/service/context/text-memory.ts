import type { Admit } from '../../adapters/github/trees/tree-store.ts';
import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import { TryAgain, UserProblem } from '../../core/model/problem.ts';

/** What one review holds of the memory for texts. */
export interface TextMemory {
  readonly admit: Admit;
  /** Whether it was let in with so much that no other such review may go on beside it. */
  isLarge(): boolean;
  /** Gives back all of it. Where the review ended because it was turned away, it waits for its turn from now on. */
  release(ended?: unknown): void;
}

/** Who asks for memory: where it stands in the queue, and how it is told that its turn has come. */
export type MemoryRequest = Pick<Attempt, 'job' | 'priority' | 'since' | 'expedite'>;

/** A review that wants no more than this part is never turned away: small changes do not wait behind large ones. */
const small = 1 / 16;

/** One that was turned away comes again by itself after so many seconds, also where nobody calls it. */
const longestWait = 300;

/** One that was called and has not come after so many seconds is gone, or was taken up by another process. */
const mostSeconds = 60;

/**
 * Lets in reviews by the bytes of their texts, each of at most so many: small ones always, and one larger one at a time,
 * because what is made of its texts is many times as large. Nobody waits for others inside: who is turned away gives back
 * what it holds, its worker too, and is called when its turn has come, in the order of the queue.
 */
export function openTextMemory(most: number, callSeconds = mostSeconds): (asker: MemoryRequest) => TextMemory {
  let large: TextMemory | null = null;
  let line: readonly MemoryRequest[] = [];
  let called: MemoryRequest | null = null;
  const callNext = (): void => {
    const [next = null, ...others] = line;
    [called, line] = [next, others];
    if (next === null) return;
    // Where the database is away for the moment, it comes by itself.
    next.expedite().catch(() => {});
    setTimeout(() => called === next && callNext(), callSeconds * 1000).unref();
  };
  return (asker) => {
    let mine = 0;
    let [isLarge, isTurnedAway, isOver] = [false, false, false];
    const isMe = ({ job }: MemoryRequest) => job === asker.job;
    // It has come, and may still have to wait for a worker.
    if (called !== null && isMe(called)) called = asker;
    const me: TextMemory = {
      admit: (bytes) => {
        // What a review began to bring may go on for a moment after it was ended.
        if (isOver) throw new TryAgain(longestWait, 'The review is over.');
        mine += bytes;
        if (mine > most) throw tooMuch(most);
        if (mine <= most * small || isLarge) return;
        if (large !== null || (called !== null && called !== asker)) {
          isTurnedAway = true;
          throw new TryAgain(longestWait, 'Another review holds the memory that its texts need, or waits longer.');
        }
        isLarge = true;
        [large, called] = [me, null];
      },
      isLarge: () => isLarge,
      release: (ended) => {
        isOver = true;
        if (large === me) large = null;
        // One that came and does not need its turn any more gives it away.
        if (called === asker) called = null;
        const others = line.filter((one) => !isMe(one));
        // An agent that was turned away goes on without what it wanted.
        const isWaiting = isTurnedAway && ended instanceof TryAgain;
        line = isWaiting ? [...others, asker].toSorted(inOrder) : others;
        if (large === null && called === null) callNext();
      },
    };
    return me;
  };
}

function inOrder(one: MemoryRequest, other: MemoryRequest): number {
  return other.priority - one.priority || one.since.getTime() - other.since.getTime();
}

function tooMuch(most: number): UserProblem {
  return new UserProblem(
    'memory',
    `Its texts need more than ${Math.floor(most / 1024 ** 2)} MB of memory.`,
    'Review fewer or smaller files at a time, or leave generated files out.',
  );
}
