/** Lets so many in at a time, in the order they came. */
export interface Semaphore {
  /**
   * Resolves when there is room, with what makes room again; to call that twice comes to once.
   * @throws the reason of the signal, where somebody who waits is called off.
   */
  enter(signal?: AbortSignal): Promise<() => void>;
}

/** A semaphore that lets `most` in at a time. */
export function openSemaphore(most: number): Semaphore {
  let room = most;
  const waiting = new Set<() => void>();
  const leave = (): void => {
    const [next] = waiting;
    if (next === undefined) room += 1;
    else {
      waiting.delete(next);
      next();
    }
  };
  const once = (): (() => void) => {
    let inside = true;
    return () => {
      if (inside) leave();
      inside = false;
    };
  };
  return {
    enter: async (signal) => {
      signal?.throwIfAborted();
      if (room > 0) {
        room -= 1;
        return once();
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const enter = (): void => resolve();
      const off = (): void => {
        // Who was let in a moment ago has to leave by the door.
        if (waiting.delete(enter)) reject(signal?.reason as Error);
      };
      waiting.add(enter);
      signal?.addEventListener('abort', off, { once: true });
      await promise;
      signal?.removeEventListener('abort', off);
      return once();
    },
  };
}
