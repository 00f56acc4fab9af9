/** Wakes those who wait for something to happen. */
export class Pulse {
  #waiting: (() => void)[] = [];

  beat(): void {
    const woken = this.#waiting;
    this.#waiting = [];
    for (const wake of woken) wake();
  }

  /** Resolves at the next beat, and at the latest after so many milliseconds: not everything makes a request. */
  next(atMost: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, atMost);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
