/** A value, as far as it is needed to understand a call. Deeper or other values are `other`. */
export type Value =
  | { readonly kind: 'text'; readonly text: string }
  /** A number, `true`, `null`, `undefined`: as written. */
  | { readonly kind: 'literal'; readonly text: string }
  /** `options`, `this.http`, `config.orders.url`. */
  | { readonly kind: 'name'; readonly name: string }
  | {
      readonly kind: 'object';
      readonly entries: readonly { readonly key: string; readonly value: Value }[];
      readonly spreads: readonly Value[];
    }
  | {
      readonly kind: 'call';
      readonly callee: string;
      readonly isNew: boolean;
      readonly args: readonly Value[];
      readonly line: number;
    }
  | { readonly kind: 'list'; readonly parts: readonly Value[] }
  /** One of these: `a ? b : c`, `a ?? b`, `a || b`; `a && b` is `b` or `undefined`. */
  | { readonly kind: 'choice'; readonly parts: readonly Value[] }
  | { readonly kind: 'spread' }
  | { readonly kind: 'function' }
  | { readonly kind: 'other' };

/** A function, method or arrow; its parent is the index of the one around it, -1 at the top level. */
export interface FunctionOutline {
  /** `loadOrder`, `OrdersClient.load`, or an empty string. */
  readonly name: string;
  /** A name for people, by where it is used: `ordersRouter.list`, `app.get('/orders')`. No lookup uses it. */
  readonly label: string;
  readonly parent: number;
  readonly start: number;
  readonly end: number;
  /** By position; null for a destructured one. */
  readonly parameters: readonly (string | null)[];
  /** It contains a syntax error, so it may be misread. */
  readonly broken: boolean;
  /** The values of its return statements. */
  readonly returns: Value[];
}

/** A variable or field and its first value. */
export interface Declaration {
  /** `http`, or `OrdersClient.http` for a field. */
  readonly name: string;
  readonly value: Value;
  /** The function it is declared in, -1 at the top level and for fields. */
  readonly scope: number;
  /** Where the value starts. */
  readonly start: number;
  readonly line: number;
}

/** A method that is called on the result of a call. */
export interface ChainedCall {
  /** With all before it: `axios.create().post`. */
  readonly callee: string;
  readonly args: readonly Value[];
  readonly line: number;
  /** The text from the start of the chain, without white space, cut after 200 characters. */
  readonly text: string;
}

/** A call whose callee is a name: `axios.get(url)`, `new Agent()`. */
export interface CallOutline {
  readonly callee: string;
  readonly isNew: boolean;
  readonly args: readonly Value[];
  /** The methods that are called on the result, in a chain: `['set', 'timeout']`. */
  readonly chain: readonly string[];
  /** The first of them: `post(url)` of `axios.create().post(url)`; null if there is none. */
  readonly next: ChainedCall | null;
  readonly scope: number;
  readonly start: number;
  readonly end: number;
  /** The top-level statement it is in. */
  readonly statement: { readonly start: number; readonly end: number };
  /** Where the last call of the chain ends. */
  readonly chainEnd: number;
  readonly line: number;
  /** The text without white space, cut after 200 characters. */
  readonly text: string;
}

/** One name an import brings in: `*` is everything, `require` a CommonJS module. */
export interface ImportedName {
  readonly local: string;
  readonly name: string;
}

/** An import, `require` or `import()` of a literal specifier. */
export interface ImportOutline {
  readonly specifier: string;
  readonly line: number;
  readonly typeOnly: boolean;
  readonly names: readonly ImportedName[];
}

/** An exported name; `from` is set for a re-export, with the name `*` for all names of the other file. */
export interface ExportOutline {
  readonly name: string;
  readonly local: string;
  readonly from: string | null;
}

/** An assignment to a variable or field, after its declaration. */
export interface Assignment {
  readonly target: string;
  readonly value: Value;
  readonly scope: number;
  readonly line: number;
}

/** What was read from a TypeScript or JavaScript file: plain data, no syntax nodes. */
export interface Outline {
  readonly imports: readonly ImportOutline[];
  readonly exports: readonly ExportOutline[];
  readonly functions: readonly FunctionOutline[];
  readonly declarations: readonly Declaration[];
  /** `axios.defaults.timeout = 5000`. */
  readonly assignments: readonly Assignment[];
  readonly calls: readonly CallOutline[];
  /** It contains a syntax error. */
  readonly broken: boolean;
  /** Every name that the file declares, parameters included, imports excluded. */
  readonly declared: ReadonlySet<string>;
  /** The names of its interfaces and type aliases, which vanish when it is compiled. */
  readonly types: ReadonlySet<string>;
  /** The classes by name, each with the name of the class it extends, or an empty string. */
  readonly classes: ReadonlyMap<string, string>;
  /** The type that a field without a value is declared with: `HttpService` for `OrdersClient.http`. */
  readonly typed: ReadonlyMap<string, string>;
  /** The offsets of names that are about timeouts, deadlines, signals or races. */
  readonly hints: readonly number[];
  /** Lines whose warnings are suppressed by a comment for another tool. */
  readonly suppressed: ReadonlySet<number>;
}
