/** A condition variable: wakes everybody who waits for it. */
export class Condition {
  #waiting: (() => void)[] = [];

  notifyAll(): void {
    const woken = this.#waiting;
    this.#waiting = [];
    for (const wake of woken) wake();
  }

  /** Resolves at the next `notifyAll`, and at the latest after `atMost` milliseconds. */
  wait(atMost: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, atMost);
      this.#waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
