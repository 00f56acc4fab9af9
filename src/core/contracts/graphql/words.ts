import { lineCounter } from '../../texts/line-counter.ts';
import { limits, tooManyWords } from '../../texts/syntax.ts';
import { saidIn } from './graphql-js.ts';

/** That a text is not written as SDL is, as far as this reader knows it. */
export class NotSdl extends Error {}

const [quote, hash, minus, backslash, newline] = [...'"#-\\\n'].map((one) => one.charCodeAt(0));
const gaps = new Set([...' \t\n,\ufeff'].map((one) => one.charCodeAt(0)));
const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
const isDigit = (code: number) => code >= 48 && code <= 57;

/** What must not follow: GraphQL has no `0123`, `1.` or `5px`. */
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y;
const signs = '!&():=@[]{|}';

/**
 * The words of a text in SDL, one at a time: a large schema has hundreds of thousands of them, and none is kept. The text
 * has no line ends but `\n`.
 */
export class Words {
  readonly body: string;
  /** What the word is; of a sign, the sign itself. */
  kind = '';
  /** Where it starts. */
  at = 0;
  #end = 0;
  #count = 0;
  readonly #lineAt: (offset: number) => number;

  constructor(body: string) {
    this.body = body;
    this.#lineAt = lineCounter(body);
    this.take();
  }

  /** The line in which the word starts. */
  get line(): number {
    return this.#lineAt(this.at);
  }

  /** The word as it is written. */
  get value(): string {
    return this.body.slice(this.at, this.#end);
  }

  /** Whether the word is this name. */
  is(name: string): boolean {
    return this.kind === 'name' && this.#end - this.at === name.length && this.body.startsWith(name, this.at);
  }

  /** Goes on to the next word. @throws NotSdl SyntaxProblem */
  take(): void {
    this.#skipGap();
    const code = this.body.charCodeAt(this.at);
    if (Number.isNaN(code)) this.kind = 'end';
    else if (isLetter(code)) this.#name();
    else if (code === quote) this.#quoted();
    else if (code === minus || isDigit(code)) this.#match('number', number);
    else {
      this.kind = this.body.charAt(this.at);
      if (!signs.includes(this.kind)) throw new NotSdl();
      this.#end = this.at + 1;
    }
    if (++this.#count > limits.words) throw tooManyWords();
  }

  /** Takes the word if it is this. */
  skip(kind: string): boolean {
    if (this.kind !== kind) return false;
    this.take();
    return true;
  }

  /** Takes a word that has to be there. @throws NotSdl */
  expect(kind: string): void {
    if (!this.skip(kind)) throw new NotSdl();
  }

  /** Takes the word if it is this name. */
  skipName(name: string): boolean {
    if (!this.is(name)) return false;
    this.take();
    return true;
  }

  /** Takes any name. @throws NotSdl */
  name(): string {
    const { value } = this;
    this.expect('name');
    return value;
  }

  /** Takes a text in quotes: what it says. @throws NotSdl */
  said(): string {
    const { value } = this;
    this.expect('text');
    const meant = value.startsWith('"""') || value.includes('\\') ? saidIn(value) : value.slice(1, -1);
    if (meant === null) throw new NotSdl();
    return meant;
  }

  /** Passes over a text in quotes, if one is there. @throws NotSdl where an escape in it means nothing */
  skipText(): void {
    if (this.kind !== 'text') return;
    const { value } = this;
    if (value.includes('\\') && !value.startsWith('"""')) this.said();
    else this.take();
  }

  /** Goes on with the word behind a place further down. */
  jump(to: number): void {
    this.#end = to;
    this.take();
  }

  #skipGap(): void {
    const { body } = this;
    let at = this.#end;
    for (;;) {
      const code = body.charCodeAt(at);
      if (gaps.has(code)) at++;
      else if (code === hash) {
        const end = body.indexOf('\n', at);
        at = end === -1 ? body.length : end;
      } else break;
    }
    this.at = at;
  }

  #name(): void {
    const { body } = this;
    let end = this.at + 1;
    for (let code = body.charCodeAt(end); isLetter(code) || isDigit(code); code = body.charCodeAt(end)) end++;
    this.kind = 'name';
    this.#end = end;
  }

  /** A text, or a block between three quotes, in which three quotes behind a backslash do not end it. */
  #quoted(): void {
    this.kind = 'text';
    if (!this.body.startsWith('"""', this.at)) {
      this.#end = this.#endOfLineText();
      return;
    }
    let end = this.body.indexOf('"""', this.at + 3);
    while (end !== -1 && this.body.charCodeAt(end - 1) === backslash) end = this.body.indexOf('"""', end + 3);
    if (end === -1) throw new NotSdl();
    this.#end = end + 3;
  }

  /** Where a text on one line ends; what its escapes mean is for somebody else. A pattern would run out of stack. */
  #endOfLineText(): number {
    const { body } = this;
    for (let at = this.at + 1; at < body.length; at++) {
      const code = body.charCodeAt(at);
      if (code === quote) return at + 1;
      if (code === backslash) at++;
      if (body.charCodeAt(at) === newline) break;
    }
    throw new NotSdl();
  }

  #match(kind: string, pattern: RegExp): void {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.body)) throw new NotSdl();
    this.kind = kind;
    this.#end = pattern.lastIndex;
  }
}
