import { limits, SyntaxProblem } from '../../texts/syntax.ts';

/** One word of a text: an identifier or shape id, a text, a number, or a sign. */
export interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'sign' | 'end';
  readonly value: string;
  readonly line: number;
  /** Whether it follows the one before without a gap. */
  readonly close: boolean;
}

const gap = /[^\S\n]+|,+|\n|\/\/[^\n]*/y;
const name = /[A-Za-z_][\w.]*(?:#[A-Za-z_]\w*)?(?:\$[A-Za-z_]\w*)?/y;
const number = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', '\n': '' };

/** Cuts a text of the interface language into words, one after the other. Comments and commas are gaps. */
export class Scanner {
  readonly #text: string;
  #at = 0;
  #line = 1;
  #count = 0;
  /** The word that is next. */
  next: Token;

  constructor(text: string) {
    this.#text = text;
    this.next = this.#scan();
  }

  /** Takes the next word. */
  take(): Token {
    const token = this.next;
    this.next = this.#scan();
    return token;
  }

  /** Whether the next word is this sign. */
  is(sign: string): boolean {
    return this.next.kind === 'sign' && this.next.value === sign;
  }

  /** Whether the next word is this name. */
  isName(word: string): boolean {
    return this.next.kind === 'name' && this.next.value === word;
  }

  /** Takes the next word if it is this sign. */
  skip(sign: string): boolean {
    if (!this.is(sign)) return false;
    this.take();
    return true;
  }

  /** Takes a sign that has to be there. @throws SyntaxProblem */
  expect(sign: string): Token {
    return this.is(sign) ? this.take() : this.refuse(`\`${sign}\``);
  }

  /** Takes a name that has to be there. @throws SyntaxProblem */
  name(): Token {
    return this.next.kind === 'name' ? this.take() : this.refuse('a name');
  }

  /** @throws SyntaxProblem always: something else should stand here. */
  refuse(wanted: string): never {
    const { kind, value, line } = this.next;
    const found = kind === 'end' ? 'the end of the file' : `\`${value.slice(0, 40)}\``;
    throw new SyntaxProblem(`it has ${found} where ${wanted} should be`, 'correct the line', line);
  }

  #scan(): Token {
    if (++this.#count > limits.nodes) throw new SyntaxProblem('it has more than 4 million words', 'split it');
    const from = this.#at;
    this.#skipGaps();
    const close = this.#at === from;
    const line = this.#line;
    const sign = this.#text[this.#at];
    if (sign === undefined) return { kind: 'end', value: '', line, close };
    if (sign === '"') return { kind: 'text', value: this.#quoted(), line, close };
    const word = this.#match(name);
    if (word !== null) return { kind: 'name', value: word, line, close };
    const digits = this.#match(number);
    if (digits !== null) return { kind: 'number', value: digits, line, close };
    const value = this.#text.startsWith(':=', this.#at) ? ':=' : sign;
    this.#at += value.length;
    return { kind: 'sign', value, line, close };
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    if (found === undefined) return null;
    this.#at += found.length;
    return found;
  }

  #skipGaps(): void {
    for (let found = this.#match(gap); found !== null; found = this.#match(gap)) if (found === '\n') this.#line++;
  }

  /** A quoted text, or a block between three quotes. */
  #quoted(): string {
    const mark = this.#text.startsWith('"""', this.#at) ? '"""' : '"';
    const opened = this.#line;
    let value = '';
    let at = this.#at + mark.length;
    for (let from = at; ; at++) {
      const sign = this.#text[at];
      if (sign === undefined) throw new SyntaxProblem('a text in it has no end', `close it with ${mark}`, opened);
      if (sign === '\n') this.#line++;
      if (sign === '\\') {
        const escaped = this.#text[at + 1] ?? '';
        if (escaped === '\n') this.#line++;
        const code = escaped === 'u' ? this.#text.slice(at + 2, at + 6) : '';
        const meant = code === '' ? (escapes[escaped] ?? escaped) : String.fromCharCode(Number.parseInt(code, 16) || 0);
        value += this.#text.slice(from, at) + meant;
        at += 1 + code.length;
        from = at + 1;
      } else if (this.#text.startsWith(mark, at)) {
        value += this.#text.slice(from, at);
        this.#at = at + mark.length;
        return mark === '"' ? value : unindented(value);
      }
    }
  }
}

/** A block of text without what all of its lines are indented by. */
function unindented(block: string): string {
  const lines = block.replace(/^\n/, '').split('\n');
  const filled = lines.filter((line, index) => line.trim() !== '' || index === lines.length - 1);
  let depth = Number.POSITIVE_INFINITY;
  for (const line of filled) depth = Math.min(depth, line.length - line.trimStart().length);
  return lines.map((line) => line.slice(depth)).join('\n');
}
