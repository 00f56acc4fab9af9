/** A value, as far as a call can be understood by it. Deeper or stranger values are `other`. */
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
      readonly fresh: boolean;
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
  /** What people would call it by where it stands: `ordersRouter.list`, `app.get('/orders')`. Resolves nothing. */
  readonly label: string;
  readonly parent: number;
  readonly start: number;
  readonly end: number;
  /** By position; null for one that is taken apart. */
  readonly parameters: readonly (string | null)[];
  /** It holds a syntax error, so what it says may be misread. */
  readonly broken: boolean;
  /** What it returns, statement by statement. */
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

/** A call whose callee is a name: `axios.get(url)`, `new Agent()`. */
export interface CallOutline {
  readonly callee: string;
  readonly fresh: boolean;
  readonly args: readonly Value[];
  /** What is called on the result at once: `['set', 'timeout']`. */
  readonly chain: readonly string[];
  readonly scope: number;
  readonly start: number;
  readonly end: number;
  /** The statement of the top level it belongs to. */
  readonly statement: { readonly start: number; readonly end: number };
  /** Where the last call of the chain ends. */
  readonly chainEnd: number;
  readonly line: number;
  /** Without white space, cut after 200 characters. */
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

/** A name a file offers; `from` where it passes on another file's, under `name: '*'` all of them. */
export interface ExportOutline {
  readonly name: string;
  readonly local: string;
  readonly from: string | null;
}

/** A write to a variable after it was made, or to a field. */
export interface Assignment {
  readonly target: string;
  readonly value: Value;
  readonly scope: number;
  readonly line: number;
}

/** All that is kept of a file of TypeScript or JavaScript: plain data, no syntax. */
export interface Outline {
  readonly imports: readonly ImportOutline[];
  readonly exports: readonly ExportOutline[];
  readonly functions: readonly FunctionOutline[];
  readonly declarations: readonly Declaration[];
  /** `axios.defaults.timeout = 5000`. */
  readonly assignments: readonly Assignment[];
  readonly calls: readonly CallOutline[];
  /** It holds a syntax error somewhere. */
  readonly broken: boolean;
  /** Every name that is declared in the file other than by an import, parameters included. */
  readonly declared: ReadonlySet<string>;
  /** Where the code speaks of timeouts, deadlines, signals or races. */
  readonly hints: readonly number[];
  /** Lines on which the comment of another tool asks for silence. */
  readonly silenced: ReadonlySet<number>;
}
