import { limits, SyntaxProblem, tooManyWords } from './syntax.ts';

/** A token of an interface definition language: a name, a number, a quoted text, or one other character. */
export interface Token {
  readonly kind: 'name' | 'number' | 'text' | 'symbol' | 'end';
  /** As it is written; for a quoted text without its quotes. */
  readonly value: string;
  readonly line: number;
}

/** White space, comments as in C, and tokens; of a quoted text only the opening quote. */
const pieces =
  /[\s\ufeff]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|([A-Za-z_]\w*)|(\.?\d(?:[\w.]|(?<=[\d.][eE])[+-](?=\d))*)|([^])/gy;

/** The same with comments that begin with `#`. */
const piecesWithHash = new RegExp(`#[^\\n]*|${pieces.source}`, 'gy');

/** Splits a text into tokens, one at a time. @throws SyntaxProblem */
export class Tokens {
  readonly #text: string;
  readonly #pattern: RegExp;
  #line = 1;
  #lastLine = 1;
  #count = 0;
  #next: Token;

  constructor(text: string, comments: 'as in C' | 'with #' = 'as in C') {
    this.#text = text;
    this.#pattern = new RegExp(comments === 'with #' ? piecesWithHash : pieces);
    this.#next = this.#read();
  }

  /** The next token, without taking it. */
  get peek(): Token {
    return this.#next;
  }

  /** Takes the next token. */
  take(): Token {
    const token = this.#next;
    this.#lastLine = this.#line;
    this.#next = this.#read();
    return token;
  }

  /** Takes the next token if it is `value`; returns whether it was. */
  skip(value: string): boolean {
    const { kind } = this.#next;
    if (this.#next.value !== value || kind === 'text' || kind === 'end') return false;
    this.take();
    return true;
  }

  /** Takes the token `value`. @throws SyntaxProblem if the next one is another; a missing `;` is reported on the line it belongs to. */
  expect(value: string): Token {
    const token = this.#next;
    if (value === ';' && token.line > this.#lastLine) {
      throw new SyntaxProblem('`;` is missing', 'write it at the end of this line', this.#lastLine);
    }
    if (token.value !== value || token.kind === 'text' || token.kind === 'end') throw unexpected(token, `\`${value}\``);
    return this.take();
  }

  /** Takes a name. @throws SyntaxProblem */
  name(): Token {
    if (this.#next.kind !== 'name') throw unexpected(this.#next, 'a name');
    return this.take();
  }

  /** Takes a quoted text; adjacent ones are joined. @throws SyntaxProblem */
  text(): string {
    if (this.#next.kind !== 'text') throw unexpected(this.#next, 'a text in quotes');
    let value = '';
    while (this.#next.kind === 'text') value += this.take().value;
    return value;
  }

  /** Takes an integer, with an optional sign. @throws SyntaxProblem */
  integer(): number {
    const sign = this.skip('-') ? -1 : 1;
    const { kind, value } = this.#next;
    const number = kind === 'number' ? numberOf(value) : Number.NaN;
    if (!Number.isInteger(number)) throw unexpected(this.#next, 'a whole number');
    this.take();
    return sign * number;
  }

  #read(): Token {
    if (++this.#count > limits.words) throw tooManyWords();
    for (;;) {
      const line = this.#line;
      const match = this.#pattern.exec(this.#text);
      if (match === null) return { kind: 'end', value: '', line };
      const [whole, name, number, symbol] = match;
      for (let at = whole.indexOf('\n'); at !== -1; at = whole.indexOf('\n', at + 1)) this.#line++;
      if (name !== undefined) return { kind: 'name', value: name, line };
      if (number !== undefined) return { kind: 'number', value: number, line };
      const value = symbol === '"' || symbol === "'" ? this.#quoted(symbol) : null;
      if (value !== null) return { kind: 'text', value, line };
      if (symbol === '"' || symbol === "'") {
        throw new SyntaxProblem('a text in quotes does not end in its line', 'close the quotes', line);
      }
      if (symbol === '/' && this.#text[this.#pattern.lastIndex] === '*') {
        throw new SyntaxProblem('a comment does not end', 'close it with `*/`', line);
      }
      if (symbol !== undefined) return { kind: 'symbol', value: symbol, line };
    }
  }

  /** The text up to the closing quote, which is taken; null if the line has none. A pattern would overflow the stack. */
  #quoted(quote: string): string | null {
    const start = this.#pattern.lastIndex;
    let lines = 0;
    for (let at = start; at < this.#text.length; at++) {
      const sign = this.#text[at];
      if (sign === quote) {
        this.#pattern.lastIndex = at + 1;
        this.#line += lines;
        return this.#text.slice(start, at);
      }
      if (sign === '\n') return null;
      if (sign === '\\' && this.#text[++at] === '\n') lines++;
    }
    return null;
  }
}

/** The value of a decimal, hexadecimal (`0x1f`) or octal (`017`) number; NaN for anything else. */
export function numberOf(written: string): number {
  if (/^0[0-7]+$/.test(written)) return Number.parseInt(written, 8);
  return /^(?:0[xX][\da-fA-F]+|[\d.]+(?:[eE][+-]?\d+)?)f?$/.test(written)
    ? Number(written.replace(/^((?!0[xX]).*)f$/, '$1'))
    : Number.NaN;
}

/** The problem of a token that stands where another one is expected. */
export function unexpected({ kind, value, line }: Token, wanted: string): SyntaxProblem {
  const found = kind === 'end' ? 'the file ends' : `\`${value.slice(0, 40)}\` stands`;
  return new SyntaxProblem(`${found} where ${wanted} should be`, 'correct the syntax at this line', line);
}
