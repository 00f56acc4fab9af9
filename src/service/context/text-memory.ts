import type { Admit } from '../../adapters/github/trees/tree-store.ts';
import type { Attempt } from '../../adapters/jobs/execution/attempt.ts';
import { TryAgain, UserProblem } from '../../core/model/problem.ts';

/** The memory that one review holds for texts. */
export interface TextMemory {
  readonly admit: Admit;
  /** Whether it holds so much that no other large review may run. */
  isLarge(): boolean;
  /** Releases all of it. If the review ended because memory was refused, it is queued for its turn. */
  release(ended?: unknown): void;
}

/** A job that asks for memory: its place in the queue, and how to start it again. */
export type MemoryRequest = Pick<Attempt, 'job' | 'priority' | 'since' | 'expedite'>;

/** A review within this share of the memory is never refused: small changes do not wait behind large ones. */
const small = 1 / 16;

/** In seconds: a review that was refused tries again after this at the latest. */
const longestWait = 300;

/** In seconds: a job that was called and did not come in this time is gone, or runs in another process. */
const mostSeconds = 60;

/**
 * Admits reviews by the bytes of their texts, at most `most` each: small ones always, and one large one at a time,
 * because what is made of its texts is many times larger. Nobody waits inside: a review that is refused releases what
 * it holds, its worker too, and is started again when its turn has come, in the order of the queue.
 */
export function openTextMemory(most: number, callSeconds = mostSeconds): (asker: MemoryRequest) => TextMemory {
  let large: TextMemory | null = null;
  let line: readonly MemoryRequest[] = [];
  let called: MemoryRequest | null = null;
  const callNext = (): void => {
    const [next = null, ...others] = line;
    [called, line] = [next, others];
    if (next === null) return;
    // If the database is away, the job starts by itself after its delay.
    next.expedite().catch(() => {});
    setTimeout(() => called === next && callNext(), callSeconds * 1000).unref();
  };
  return (asker) => {
    let mine = 0;
    let [isLarge, isTurnedAway, isOver] = [false, false, false];
    const isMe = ({ job }: MemoryRequest) => job === asker.job;
    // It was called and is here, and may still have to wait for a worker.
    if (called !== null && isMe(called)) called = asker;
    const me: TextMemory = {
      admit: (bytes) => {
        // Loading may go on for a moment after a review has ended.
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
        // A called job that does not need its turn passes it on.
        if (called === asker) called = null;
        const others = line.filter((one) => !isMe(one));
        // An agent that was refused memory goes on without those texts.
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
    `The files of this review need more than ${Math.floor(most / 1024 ** 2)} MB of memory.`,
    'Review fewer or smaller files at a time, or exclude generated files.',
  );
}
