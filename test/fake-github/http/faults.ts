/** What goes wrong with a request. `committed` says whether the request is carried out all the same. */
export type Fault =
  | {
      readonly status: number;
      readonly message?: string;
      readonly headers?: Readonly<Record<string, string>>;
      readonly committed?: boolean;
    }
  | { readonly drop: true; readonly committed?: boolean }
  | { readonly delay: number }
  /** The answer is 200 with these bytes instead of its own. */
  | { readonly instead: Uint8Array }
  /** Something in between answers, or spoils the answer: 200 with this text, which is HTML unless a type is given. */
  | { readonly page: string; readonly type?: string }
  /** Half of the answer is sent, and the connection stays open. */
  | { readonly stall: true }
  /** No answer is sent, and the connection stays open. */
  | { readonly hang: true; readonly committed?: boolean };

/** Is called just before a request is carried out. */
export type Callback = () => void | Promise<void>;

/** Matches the requests of an operation; with `path`, those below it; with `says`, those whose body contains it. */
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

/** The faults and callbacks that tests have planned for requests to come. */
export class Faults {
  readonly #planned: Planned[] = [];

  /** Plans a fault or a callback for the `times` requests that match, after the first `skip` of them. */
  plan(filter: RequestFilter | string | RegExp, what: Fault | Callback, { skip = 0, times = 1 } = {}): void {
    const fields = typeof filter === 'string' || filter instanceof RegExp ? { operation: filter } : filter;
    this.#planned.push({ ...fields, what, skip, times });
  }

  /** Returns what was planned for this request, and counts it. */
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
  { operation: wanted, path: below, says = '' }: RequestFilter,
  operation: string,
  path: string,
  body: string,
): boolean {
  const isOperation = typeof wanted === 'string' ? wanted === operation : wanted.test(operation);
  return isOperation && body.includes(says) && (below === undefined || path === below || path.startsWith(`${below}/`));
}
