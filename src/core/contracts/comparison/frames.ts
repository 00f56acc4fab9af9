/** A pair of nodes that several others can lead to: a component, an operation. */
export interface Frame {
  readonly usedBy: Set<Frame>;
  readonly operation?: string;
  /** The last question about operations in which it was met. */
  met?: number;
}

/** Remembers which pairs led to which, so that a difference in a component can name the operations that meet it. */
export class Frames {
  readonly root: Frame = { usedBy: new Set() };
  readonly #entered = new Map<string, Frame>();
  readonly #order: string[] = [];
  readonly #users = new Map<Frame, readonly string[]>();
  #questions = 0;

  /** The frame of a pair, entered from another; `first` the first time. */
  enter(key: string, from: Frame): { frame: Frame; first: boolean } {
    const known = this.#entered.get(key);
    const frame = known ?? { usedBy: new Set() };
    frame.usedBy.add(from);
    if (known === undefined) this.#entered.set(key, frame);
    return { frame, first: known === undefined };
  }

  /** The frame of an operation. */
  operation(name: string, from: Frame): Frame {
    this.#order.push(name);
    return { usedBy: new Set([from]), operation: name };
  }

  /** The operations that lead to a frame, in the order they were entered. Asked when all are entered. */
  operationsOf(frame: Frame): readonly string[] {
    const known = this.#users.get(frame);
    if (known !== undefined) return known;
    const operations = new Set<string>();
    const question = ++this.#questions;
    const reached = [frame];
    for (const { operation, usedBy } of reached) {
      if (operation !== undefined) operations.add(operation);
      else {
        for (const user of usedBy) {
          if (user.met !== question) reached.push(user);
          user.met = question;
        }
      }
    }
    const users = operations.size < 2 ? [...operations] : this.#order.filter((name) => operations.delete(name));
    this.#users.set(frame, users);
    return users;
  }
}
