/** How many 32 operations are kept, all in all, to name those that lead to types. */
const mostWords = 2_000_000;

/** Types that lead to each other, with the operations that lead to all of them. */
interface Group {
  /** A bit for each operation, by its number. */
  readonly bits: Uint32Array;
  names?: readonly string[];
}

/** A type on the way, and the earliest type on the way that it is referred to by. */
interface Step {
  readonly position: number;
  readonly referrers: Iterator<string>;
  earliest: number;
}

/**
 * The operations that lead to types. Types that lead to each other have the same operations, and most of a schema does:
 * each such group is found once, as a strongly connected component (Tarjan 1972).
 */
export class Users {
  readonly #operations: readonly { readonly name: string }[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #referrers: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #groups = new Map<string, Group>();
  #words = mostWords;

  /** `referrers`: what refers to a type: other types, or operations by their names. */
  constructor(operations: readonly { readonly name: string }[], referrers: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#operations = operations;
    this.#numbers = new Map(operations.map(({ name }, index) => [name, index]));
    this.#referrers = referrers;
  }

  /** The operations that lead to a type, in the order of the schema; where there are too many to keep, some of them. */
  of(name: string): readonly string[] {
    const group = this.#groups.get(name) ?? this.#find(name);
    return (group.names ??= this.#operations.flatMap((one, index) => (has(group.bits, index) ? one.name : [])));
  }

  #find(start: string): Group {
    const positions = new Map<string, number>();
    const open: string[] = [];
    const steps: Step[] = [];
    const enter = (name: string): void => {
      const position = open.push(name) - 1;
      positions.set(name, position);
      steps.push({ position, referrers: this.#referrersOf(name).values(), earliest: position });
    };
    let group: Group = unused;
    enter(start);
    for (let here = steps.at(-1); here !== undefined; here = steps.at(-1)) {
      const { done, value: referrer } = here.referrers.next();
      if (done !== true) {
        if (this.#numbers.has(referrer) || this.#groups.has(referrer)) continue;
        const position = positions.get(referrer);
        if (position === undefined) enter(referrer);
        else here.earliest = Math.min(here.earliest, position);
        continue;
      }
      steps.pop();
      const user = steps.at(-1);
      if (user !== undefined) user.earliest = Math.min(user.earliest, here.earliest);
      if (here.earliest === here.position) group = this.#close(open.splice(here.position));
    }
    return group;
  }

  /** Makes a group of types, once the groups of all that refer to them are known. */
  #close(names: readonly string[]): Group {
    const numbers = new Set<number>();
    const users = new Set<Group>();
    for (const name of names) {
      for (const referrer of this.#referrersOf(name)) {
        const number = this.#numbers.get(referrer);
        const group = this.#groups.get(referrer);
        if (number !== undefined) numbers.add(number);
        if (group !== undefined) users.add(group);
      }
    }
    const group = this.#joined(numbers, users);
    for (const name of names) this.#groups.set(name, group);
    return group;
  }

  #joined(numbers: ReadonlySet<number>, users: ReadonlySet<Group>): Group {
    const [first = unused] = users;
    const size = Math.ceil(this.#operations.length / 32);
    if ((numbers.size === 0 && users.size < 2) || this.#words < size) return first;
    this.#words -= size;
    const bits = new Uint32Array(size);
    for (const number of numbers) bits[number >> 5] = (bits[number >> 5] ?? 0) | (1 << (number & 31));
    for (const user of users) for (let at = 0; at < size; at++) bits[at] = (bits[at] ?? 0) | (user.bits[at] ?? 0);
    return { bits };
  }

  #referrersOf(name: string): ReadonlySet<string> {
    return this.#referrers.get(name) ?? none;
  }
}

const none: ReadonlySet<string> = new Set();
const unused: Group = { bits: new Uint32Array() };

function has(bits: Uint32Array, number: number): boolean {
  return ((bits[number >> 5] ?? 0) & (1 << (number & 31))) !== 0;
}
