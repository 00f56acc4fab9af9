import type { Side } from './place.ts';

/** An example call of an operation, made from what its contract says about values. */
export interface OperationExample {
  readonly operation: string;
  readonly path: string;
  readonly line: number;
  readonly side: Side;
  /** The language of the request: HTTP, a shell command, or a GraphQL query. */
  readonly language: 'http' | 'sh' | 'graphql';
  /** The lines of the request: in HTTP a request line, headers, an empty line, a body. */
  readonly request: readonly string[];
  /** The lines of the first described answer, in HTTP or JSON; null if there is none. */
  readonly response: readonly string[] | null;
  /** The other described answers, in the same form. */
  readonly others: readonly (readonly string[])[];
  /** The names of all its parameters. */
  readonly parameters: readonly string[];
  /** The names of the answer's headers, in lower case. */
  readonly headers: readonly string[];
  /**
   * The alternatives to authenticate, each with the names of its schemes; the request uses the first. Empty if
   * authentication is not required; null if contracts of the format do not say.
   */
  readonly schemes: readonly (readonly string[])[] | null;
  /** The first scheme that takes a token issued by somebody else; null if none does. */
  readonly token: string | null;
  /** Whether the answer is a list, or a page of one. */
  readonly isList: boolean;
}
