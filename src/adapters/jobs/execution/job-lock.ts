import { TryAgain } from '../../../core/model/problem.ts';

/** A lock for heavy jobs: they share it, or one job holds it alone. */
export interface JobLock {
  /**
   * Resolves, in the order of arrival, when the job may run; returns the function that releases the lock.
   * @throws TryAgain if that takes too long, or the reason of the signal.
   */
  enter(alone: boolean, signal: AbortSignal): Promise<() => void>;
}

/** In seconds. A job is taken from its worker after fifteen minutes, and a review may need ten of them. */
const longestWait = 4 * 60;

/** An open lock. A job waits at most `seconds` for it. */
export function openJobLock(seconds = longestWait): JobLock {
  let inside = 0;
  let closed = false;
  const waiting: { readonly alone: boolean; readonly enter: () => void }[] = [];
  const letIn = (): void => {
    for (let next = waiting[0]; next && !closed && (inside === 0 || !next.alone); next = waiting[0]) {
      waiting.shift();
      inside += 1;
      closed = next.alone;
      next.enter();
    }
  };
  const leave = (): void => {
    inside -= 1;
    closed = false;
    letIn();
  };
  return {
    enter: async (alone, signal) => {
      signal.throwIfAborted();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const mine = { alone, enter: resolve };
      const goAway = (why: unknown): void => {
        const place = waiting.indexOf(mine);
        if (place < 0) return;
        waiting.splice(place, 1);
        reject(why as Error);
        // Jobs behind it in the queue may have waited only for this one.
        letIn();
      };
      const off = (): void => goAway(signal.reason);
      const over = setTimeout(() => goAway(new TryAgain(5, 'Another job has to run by itself.')), seconds * 1000);
      signal.addEventListener('abort', off, { once: true });
      waiting.push(mine);
      letIn();
      try {
        await promise;
      } finally {
        clearTimeout(over);
        signal.removeEventListener('abort', off);
      }
      return leave;
    },
  };
}
