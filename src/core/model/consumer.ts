import type { Place } from './place.ts';

/** The kinds of users of contracts: an operation or fragment of GraphQL, a pact, a Postman collection. */
export const useKinds = ['operation', 'fragment', 'pact', 'collection'] as const;

/** A user of a part of a contract in this repository, with its line. */
export interface Use extends Place {
  readonly kind: (typeof useKinds)[number];
  /** Its name: `OrderPage`. */
  readonly by: string;
}

/** What a file uses of contracts, read without knowing any contract. */
export type Consumer = GraphqlConsumer | HttpConsumer | MessageConsumer;

/** An operation or a fragment. */
export interface GraphqlConsumer extends Use {
  readonly kind: 'operation' | 'fragment';
  readonly asks: GraphqlAsk;
}

/** A file of requests over HTTP. */
export interface HttpConsumer extends Use {
  readonly kind: 'pact' | 'collection';
  /** What it calls the provider; empty if it does not say. */
  readonly provider: string;
  readonly calls: readonly HttpCall[];
}

/** A file of messages over a broker. */
export interface MessageConsumer extends Use {
  readonly kind: 'pact';
  /** What it calls the sender. */
  readonly provider: string;
  readonly messages: readonly ExpectedMessage[];
}

/** A message that is expected. */
export interface ExpectedMessage {
  readonly line: number;
  /** Where it is expected: topics or queues. */
  readonly addresses: readonly string[];
  /** Its names: its type, its description. */
  readonly names: readonly string[];
  readonly headers: JsonPart | null;
  readonly body: JsonPart | null;
}

/** A request, and the expected answer. */
export interface HttpCall {
  readonly line: number;
  readonly method: string;
  /** The segments of the path; null for one that can be anything. */
  readonly path: readonly (string | null)[];
  readonly query: readonly Named[];
  readonly headers: readonly Named[];
  readonly body: JsonPart | null;
  /** Left out if no answer is expected. */
  readonly answer?: {
    readonly line: number;
    readonly status: number;
    readonly headers: readonly Named[];
    readonly body: JsonPart | null;
  };
}

/** A name and its line. */
export interface Named {
  readonly name: string;
  readonly line: number;
}

/** A JSON value, with the lines of its keys. */
export interface JsonPart {
  readonly line: number;
  readonly fields: readonly (Named & { readonly value: JsonPart })[];
  readonly items: readonly JsonPart[];
  /** The value, if it has no parts. */
  readonly literal: string | number | boolean | null | undefined;
}

/** The users of contracts, and all texts that were searched: they may contain the rest of a contract. */
export interface Consumers {
  readonly known: readonly Consumer[];
  readonly texts: Readonly<Record<string, string>>;
}

/** An operation or a fragment of a GraphQL document. */
export interface GraphqlAsk {
  /** `query`, `mutation`, `subscription`, or the type of a fragment. */
  readonly on: string;
  readonly variables: readonly GraphqlVariable[];
  readonly directives: readonly GraphqlDirective[];
  readonly selections: readonly GraphqlSelection[];
}

/** A variable of an operation. */
export interface GraphqlVariable {
  readonly name: string;
  readonly line: number;
  /** The name of its type, and whether it is non-null. */
  readonly type: string;
  readonly given: boolean;
  readonly default: GraphqlValue;
}

/** A selected field with its selections, or an inline fragment. */
export interface GraphqlSelection {
  readonly line: number;
  /** The name of the field; null for an inline fragment. */
  readonly field: string | null;
  /** The type condition of an inline fragment; null if it has none. */
  readonly on: string | null;
  readonly arguments: readonly GraphqlArgument[];
  readonly directives: readonly GraphqlDirective[];
  readonly selections: readonly GraphqlSelection[];
}

/** A directive where it is used. */
export interface GraphqlDirective {
  readonly name: string;
  readonly line: number;
  readonly arguments: readonly GraphqlArgument[];
}

/** A named value: an argument, or a field of an input. */
export interface GraphqlArgument {
  readonly name: string;
  readonly line: number;
  readonly value: GraphqlValue;
}

/** A value, as far as it contains names. */
export type GraphqlValue =
  | { readonly variable: string }
  | { readonly enum: string }
  | { readonly fields: readonly GraphqlArgument[] }
  | { readonly items: readonly GraphqlValue[] }
  /** Anything else; `none` if it is `null`. */
  | { readonly none: boolean };
