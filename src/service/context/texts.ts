import type { Admit } from '../../adapters/github/trees/tree-store.ts';
import { TryAgain, UserProblem } from '../../core/model/problem.ts';

/** What one review holds of the memory for texts. */
export interface Held {
  readonly admit: Admit;
  /** Whether it wanted so much that no other such review may go on beside it. */
  isLarge(): boolean;
  /** Gives back all of it: the review is over. */
  release(): void;
}

/** A review that wants no more than this part is never turned away: small changes do not wait behind large ones. */
const small = 1 / 16;

/** How long one that was turned away waits at first. */
const pause = 10;

/**
 * Lets in reviews by the bytes of their texts, each of at most so many: small ones always, and one larger one at a time,
 * because what is made of its texts is many times as large. Nobody waits for others inside: who is turned away gives back
 * what it holds, its worker too, and the queue tries it again.
 */
export function openTexts(most: number): () => Held {
  let large: Held | null = null;
  return () => {
    let mine = 0;
    let isOver = false;
    const me: Held = {
      admit: (bytes) => {
        // What a review began to bring may go on for a moment after it was ended.
        if (isOver) throw new TryAgain(pause, 'The review is over.');
        mine += bytes;
        if (mine > most) throw tooMuch(most);
        if (mine <= most * small) return;
        if (large !== null && large !== me)
          throw new TryAgain(pause, 'Another review holds the memory that its texts need.');
        large = me;
      },
      isLarge: () => mine > most * small,
      release: () => {
        isOver = true;
        if (large === me) large = null;
      },
    };
    return me;
  };
}

function tooMuch(most: number): UserProblem {
  return new UserProblem(
    'memory',
    `Its texts need more than ${Math.floor(most / 1024 ** 2)} MB of memory.`,
    'Review fewer or smaller files at a time, or leave generated files out.',
  );
}
