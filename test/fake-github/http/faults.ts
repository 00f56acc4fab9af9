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
  /** Something else is answered, and with success. */
  | { readonly instead: Uint8Array }
  /** Half of the answer comes, and no more. */
  | { readonly stall: true }
  /** The answer never comes. */
  | { readonly hang: true; readonly committed?: boolean };

/** Something that is to happen just before a request is carried out. */
export type Callback = () => void | Promise<void>;

/** Which requests are meant: those of an operation, and among them those below a path, or with this in their body. */
export interface RequestFilter {
  readonly operation: string | RegExp;
  readonly path?: string;
  readonly says?: string;
}

interface Planned extends RequestFilter {
  readonly what: Fault | Callback;
  skip: number;
  times: number;
}

/** What is to go wrong, and what is to happen just before a request is carried out. */
export class Faults {
  readonly #planned: Planned[] = [];

  /** Plans something for the next request that is meant, or for a later one, as often as is said. */
  plan(meant: RequestFilter | string | RegExp, what: Fault | Callback, { skip = 0, times = 1 } = {}): void {
    const which = typeof meant === 'string' || meant instanceof RegExp ? { operation: meant } : meant;
    this.#planned.push({ ...which, what, skip, times });
  }

  /** Takes what was planned for this request. */
  take(operation: string, path: string, body = ''): (Fault | Callback)[] {
    const due: (Fault | Callback)[] = [];
    for (const planned of this.#planned) {
      if (planned.times === 0 || !fits(planned, operation, path, body)) continue;
      if (planned.skip > 0) planned.skip--;
      else {
        planned.times--;
        due.push(planned.what);
      }
    }
    return due;
  }
}

function fits(
  { operation: meant, path: below, says = '' }: RequestFilter,
  operation: string,
  path: string,
  body: string,
): boolean {
  const isMeant = typeof meant === 'string' ? meant === operation : meant.test(operation);
  return isMeant && body.includes(says) && (below === undefined || path === below || path.startsWith(`${below}/`));
}
