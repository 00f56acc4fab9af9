import type { Tokens } from '../../texts/tokens.ts';

/**
 * Takes a text in quotes, or several that follow each other, and writes it in the one way that all spellings of it share: only
 * what cannot be printed, and the backslash itself, is escaped.
 */
export function textOf(tokens: Tokens): string {
  const written: string[] = [];
  while (tokens.peek.kind === 'text') written.push(tokens.take().value);
  const text = written.join('');
  if (!text.includes('\\') || text.length > longest) return text;
  const bytes = Uint8Array.from(written.flatMap(bytesIn));
  try {
    return [...utf8.decode(bytes)].map(printed).join('');
  } catch {
    // No text at all, as the default of a field of bytes may be.
    return [...bytes].map((byte) => (byte < 128 ? printed(String.fromCharCode(byte)) : octal(byte))).join('');
  }
}

/** What is longer is compared as it is written. */
const longest = 65_536;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** An escape (the last is a letter that stands for a character, or any other sign), or what stands between escapes. */
const pieces = /\\[xX]([\da-fA-F]{1,2})|\\([0-7]{1,3})|((?:\\u[\da-fA-F]{4})+)|\\U([\da-fA-F]{8})|\\([^])|[^\\]+/g;

const letters: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

/** The bytes that a text is sent as, without its quotes. */
function bytesIn(written: string): number[] {
  return [...written.matchAll(pieces)].flatMap(([whole, hex, digits, units, point, letter]) => {
    if (hex !== undefined) return [Number.parseInt(hex, 16)];
    if (digits !== undefined) return [Number.parseInt(digits, 8) % 256];
    return [...new TextEncoder().encode(characters(whole, units, point, letter))];
  });
}

function characters(whole: string, units?: string, point?: string, letter?: string): string {
  if (units !== undefined) return JSON.parse(`"${units}"`) as string;
  const code = Number.parseInt(point ?? '', 16);
  if (code <= 0x10ffff) return String.fromCodePoint(code);
  return letter === undefined ? whole : (letters[letter] ?? letter);
}

const printedAs: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function printed(sign: string): string {
  const known = printedAs[sign];
  if (known !== undefined) return known;
  return /\p{Cc}/u.test(sign) ? [...new TextEncoder().encode(sign)].map(octal).join('') : sign;
}

/** A byte as three octal digits, which nothing that follows can be taken for a part of. */
function octal(byte: number): string {
  return `\\${byte.toString(8).padStart(3, '0')}`;
}
