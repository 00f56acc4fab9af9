import type { Side } from './place.ts';

/** One operation of a contract as somebody calls it, made from what the contract says of its values. */
export interface OperationExample {
  readonly operation: string;
  readonly path: string;
  readonly line: number;
  readonly side: Side;
  /** What the request is written in: HTTP, a command of a shell, or a query of GraphQL. */
  readonly language: 'http' | 'sh' | 'graphql';
  /** The request as it is sent: in HTTP a request line, headers, an empty line, a body. */
  readonly request: readonly string[];
  /** The answer that the contract promises first, in HTTP or as JSON; null where it promises none. */
  readonly response: readonly string[] | null;
  /** The other answers that it describes, in the same form. */
  readonly others: readonly (readonly string[])[];
  /** The names of all its parameters. */
  readonly parameters: readonly string[];
  /** The names of the headers of the answer, in small letters. */
  readonly headers: readonly string[];
  /**
   * The alternatives to authenticate, each with the names of all that it takes; the request takes the first. None where
   * everybody may call it; null where no contract of the format says.
   */
  readonly schemes: readonly (readonly string[])[] | null;
  /** The first of them that takes a token, which somebody else issues; null where none does. */
  readonly token: string | null;
  /** The answer is a list, or a page of one. */
  readonly isList: boolean;
}
