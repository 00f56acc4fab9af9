import type { Admit } from '../../adapters/github/trees/tree-store.ts';
import { TryAgain, UserProblem } from '../../core/model/problem.ts';

/** What one review holds of the texts that all may hold together. */
export interface Held {
  readonly admit: Admit;
  /** Gives back all of it: the review is over. */
  release(): void;
}

/** One that wants no more than this part of all is never turned away: small changes do not wait behind large ones. */
const small = 1 / 16;

/** How long one that was turned away waits at first. */
const pause = 10;

/**
 * Counts the bytes of texts that reviews hold, at most so many together. Nobody waits for others inside: who is turned
 * away gives back what it holds, its worker too, and the queue tries it again.
 */
export function openTexts(most: number): () => Held {
  let all = 0;
  return () => {
    let mine = 0;
    let isOver = false;
    return {
      admit: (bytes) => {
        // What a review began to bring may go on for a moment after it was ended.
        if (isOver) throw new TryAgain(pause, 'The review is over.');
        const wants = mine + bytes;
        if (wants > most) throw tooMuch(most);
        if (all + bytes > most && wants > most * small)
          throw new TryAgain(pause, 'Other reviews hold the memory that its texts need.');
        all += bytes;
        mine = wants;
      },
      release: () => {
        all -= mine;
        isOver = true;
      },
    };
  };
}

function tooMuch(most: number): UserProblem {
  return new UserProblem(
    'memory',
    `Its texts need more than ${Math.floor(most / 1024 ** 2)} MB of memory.`,
    'Review fewer or smaller files at a time, or leave generated files out.',
  );
}
