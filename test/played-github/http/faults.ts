/** What goes wrong. `committed` says whether the request was carried out before. */
export type Fault =
  | {
      readonly status: number;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly committed?: boolean;
    }
  | { readonly drop: true; readonly committed?: boolean }
  | { readonly delay: number }
  /** The answer never comes. */
  | { readonly hang: true; readonly committed?: boolean };

interface Planned {
  readonly operation: string | RegExp;
  readonly fault: Fault | (() => void | Promise<void>);
  skip: number;
  times: number;
}

/** What is to go wrong, and what is to happen just before a request is carried out. */
export class Faults {
  readonly #planned: Planned[] = [];

  /** Plans a fault for an operation: the next request, or a later one, and as often as is said. */
  plan(operation: string | RegExp, fault: Planned['fault'], { skip = 0, times = 1 } = {}): void {
    this.#planned.push({ operation, fault, skip, times });
  }

  /** Takes what was planned for this request. */
  take(operation: string): Planned['fault'][] {
    const due: Planned['fault'][] = [];
    for (const planned of this.#planned) {
      const fits =
        typeof planned.operation === 'string' ? planned.operation === operation : planned.operation.test(operation);
      if (!fits || planned.times === 0) continue;
      if (planned.skip > 0) planned.skip--;
      else {
        planned.times--;
        due.push(planned.fault);
      }
    }
    return due;
  }

  clear(): void {
    this.#planned.length = 0;
  }
}
