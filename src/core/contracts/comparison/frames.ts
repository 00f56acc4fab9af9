/** A pair of nodes that several others can lead to: a component, an operation. */
export interface Frame {
  /** What led to it, perhaps several times. */
  readonly usedBy: Frame[];
  readonly operation?: Operation;
  /** The last question about operations in which it was met. */
  met?: number;
}

/** An operation, however often it was entered. */
interface Operation {
  readonly name: string;
  met?: number;
}

/** Remembers which pairs led to which, so that a difference in a component can name the operations that meet it. */
export class Frames {
  readonly root: Frame = { usedBy: [] };
  readonly #entered = new Map<string, Frame>();
  /** In the order they were entered. */
  readonly #operations = new Map<string, Operation>();
  readonly #users = new Map<Frame, readonly string[]>();
  #questions = 0;

  /** The frame of a pair, entered from another; `first` the first time. */
  enter(key: string, from: Frame): { frame: Frame; first: boolean } {
    const known = this.#entered.get(key);
    const frame = known ?? { usedBy: [] };
    if (frame.usedBy.at(-1) !== from) frame.usedBy.push(from);
    if (known === undefined) this.#entered.set(key, frame);
    return { frame, first: known === undefined };
  }

  /** The frame of an operation. */
  operation(name: string, from: Frame): Frame {
    const operation = this.#operations.get(name) ?? { name };
    this.#operations.set(name, operation);
    return { usedBy: [from], operation };
  }

  /** The operations that lead to a frame, in the order they were entered. Asked when all are entered. */
  operationsOf(frame: Frame): readonly string[] {
    // What one other alone leads to is led to by the same operations.
    if (frame.usedBy.length === 1 && frame.operation === undefined) return this.operationsOf(frame.usedBy[0] as Frame);
    const known = this.#users.get(frame);
    if (known !== undefined) return known;
    const question = ++this.#questions;
    const reached = [frame];
    const found: Operation[] = [];
    for (const { operation, usedBy } of reached) {
      if (operation === undefined) {
        for (const user of usedBy) {
          if (user.met !== question) reached.push(user);
          user.met = question;
        }
      } else if (operation.met !== question) {
        operation.met = question;
        found.push(operation);
      }
    }
    const all = found.length < 2 ? found : [...this.#operations.values()].filter(({ met }) => met === question);
    const users = all.map(({ name }) => name);
    this.#users.set(frame, users);
    return users;
  }
}
