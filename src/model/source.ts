/** A file of code that a language reader understood, in one tree. */
export interface Source {
  readonly path: string;
  readonly language: string;
  /** What the file is for, by its path and surroundings. Only `service` code is judged. */
  readonly role: 'service' | 'test' | 'script' | 'browser' | 'generated';
  readonly imports: readonly Import[];
  readonly calls: readonly RemoteCall[];
}

/** An import of another file or package. */
export interface Import {
  /** As written: `./client.ts`, `@acme/billing`, `axios`. */
  readonly specifier: string;
  /** The file of the same tree it resolves to, where it does. */
  readonly target: string | null;
  readonly line: number;
  readonly typeOnly: boolean;
  /** Whether the change adds or edits this line. */
  readonly touched: boolean;
}

/** A call that leaves the process. */
export interface RemoteCall {
  /** The library: `fetch`, `axios`. */
  readonly client: string;
  /** As a person would say it: `axios.get`, `fetch`. */
  readonly expression: string;
  /** The enclosing function, or an empty string at the top level. */
  readonly inside: string;
  readonly line: number;
  /** What bounds the wait: a timeout in the call, the instance, a wrapper; or nothing; or not known. */
  readonly timeout: 'set' | 'none' | 'unknown';
  /** Where the bound is set, or why it is not known: `in the instance at src/http.ts:4`. */
  readonly because: string;
  readonly touched: boolean;
}
