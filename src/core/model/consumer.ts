import type { Place } from './place.ts';

/** What uses a contract: an operation or a fragment of GraphQL, a file of Pact, a collection of Postman. */
export const useKinds = ['operation', 'fragment', 'pact', 'collection'] as const;

/** Who in the repository uses a part of a contract, and the line that does. */
export interface Use extends Place {
  readonly kind: (typeof useKinds)[number];
  /** What it calls itself: `OrderPage`. */
  readonly by: string;
}

/** What a file of the repository asks of contracts, read without knowing any. */
export type Consumer = GraphqlConsumer | HttpConsumer | MessageConsumer;

/** An operation or a fragment. */
export interface GraphqlConsumer extends Use {
  readonly kind: 'operation' | 'fragment';
  readonly asks: GraphqlAsk;
}

/** A file of requests over HTTP. */
export interface HttpConsumer extends Use {
  readonly kind: 'pact' | 'collection';
  /** What it calls the one who answers; empty where it says nothing. */
  readonly provider: string;
  readonly calls: readonly HttpCall[];
}

/** A file of messages over a broker. */
export interface MessageConsumer extends Use {
  readonly kind: 'pact';
  /** What it calls the one who sends them. */
  readonly provider: string;
  readonly messages: readonly ExpectedMessage[];
}

/** A message that is expected. */
export interface ExpectedMessage {
  readonly line: number;
  /** Where it is expected: a topic, a queue. */
  readonly addresses: readonly string[];
  /** What it is called: its type, its description. */
  readonly names: readonly string[];
  readonly headers: JsonPart | null;
  readonly body: JsonPart | null;
}

/** A request, and the answer that is expected. */
export interface HttpCall {
  readonly line: number;
  readonly method: string;
  /** The path between its slashes; null where anything may stand. */
  readonly path: readonly (string | null)[];
  readonly query: readonly Named[];
  readonly headers: readonly Named[];
  readonly body: JsonPart | null;
  /** Left out where no answer is expected. */
  readonly answer?: {
    readonly line: number;
    readonly status: number;
    readonly headers: readonly Named[];
    readonly body: JsonPart | null;
  };
}

/** A name, and where it stands. */
export interface Named {
  readonly name: string;
  readonly line: number;
}

/** A value of JSON, with the lines of what is named in it. */
export interface JsonPart {
  readonly line: number;
  readonly fields: readonly (Named & { readonly value: JsonPart })[];
  readonly items: readonly JsonPart[];
  /** What it is, where it has no parts. */
  readonly literal: string | number | boolean | null | undefined;
}

/** Who uses contracts, and the texts they were looked for in: among them may be the rest of a contract. */
export interface Consumers {
  readonly known: readonly Consumer[];
  readonly texts: Readonly<Record<string, string>>;
}

/** An operation or a fragment, as a document of GraphQL writes it. */
export interface GraphqlAsk {
  /** `query`, `mutation`, `subscription`, or the type that a fragment is on. */
  readonly on: string;
  readonly variables: readonly GraphqlVariable[];
  readonly directives: readonly GraphqlDirective[];
  readonly selections: readonly GraphqlSelection[];
}

/** A variable of an operation. */
export interface GraphqlVariable {
  readonly name: string;
  readonly line: number;
  /** The name of its type, and whether it is always there. */
  readonly type: string;
  readonly given: boolean;
  readonly default: GraphqlValue;
}

/** A field that is selected, with what is selected of it, or a part of a selection with a condition. */
export interface GraphqlSelection {
  readonly line: number;
  /** The name of the field; null for an inline fragment. */
  readonly field: string | null;
  /** The type an inline fragment is on; null where it says none. */
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

/** A value with its name: an argument, or a field of an input. */
export interface GraphqlArgument {
  readonly name: string;
  readonly line: number;
  readonly value: GraphqlValue;
}

/** A value as far as names are in it. */
export type GraphqlValue =
  | { readonly variable: string }
  | { readonly enum: string }
  | { readonly fields: readonly GraphqlArgument[] }
  | { readonly items: readonly GraphqlValue[] }
  /** Anything else; `null` is none. */
  | { readonly none: boolean };
