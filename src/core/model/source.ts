import type { Place } from './place.ts';

/** A file of code that a language reader understood, in one tree. */
export interface Source {
  readonly path: string;
  /** As people write it: `TypeScript`. */
  readonly language: string;
  /** What the file is for, by its path and surroundings. Only `service` code is judged; `generated` is not opened. */
  readonly role: 'service' | 'test' | 'script' | 'browser' | 'generated';
  readonly imports: readonly Import[];
  readonly calls: readonly RemoteCall[];
  readonly clients: readonly ConfiguredClient[];
}

/** An import of another file or package. */
export interface Import {
  /** As written: `./client.ts`, `@acme/billing`, `axios`. */
  readonly specifier: string;
  /** The file of the same tree it resolves to, where it does. */
  readonly target: string | null;
  readonly line: number;
  /** It disappears when the code is compiled. */
  readonly typeOnly: boolean;
  /** Whether the change adds, edits or (in the before tree) removes this line. */
  readonly touched: boolean;
}

/** What bounds the wait for an answer: something, nothing, or it cannot be told. */
export interface Bound {
  readonly timeout: 'set' | 'none' | 'unknown';
  /** Where the bound is set, or why it is not known: `set in the client at src/http.ts:4`. */
  readonly because: string;
}

/**
 * A call that leaves the process, standing where its options are decided: a call of a function of ours is one only if
 * that function passes its caller's options on.
 */
export interface RemoteCall extends Bound {
  /** The library: `fetch`, `axios`. */
  readonly client: string;
  /** As a person would say it: `axios.get`, `fetch`. */
  readonly expression: string;
  /** The enclosing function, or what a callback without a name is put in or handed to; empty at the top level. */
  readonly inside: string;
  readonly line: number;
  /** The whole call without white space, cut after 200 characters: tells a moved call from another one. */
  readonly text: string;
  /** The client or the function of ours it goes through; null where the library is called directly. */
  readonly via: Place | null;
  readonly touched: boolean;
}

/** A client made with options of its own: `axios.create(...)`. */
export interface ConfiguredClient extends Bound {
  readonly client: string;
  readonly expression: string;
  /** The variable or field that holds it, or the function that makes it. */
  readonly name: string;
  readonly line: number;
  /** Whether other files can reach it, so that not all of its calls need be in sight. */
  readonly exported: boolean;
  readonly touched: boolean;
}
