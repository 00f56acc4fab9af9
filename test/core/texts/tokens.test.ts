import { expect, test } from 'vitest';
import { type Token, Tokens } from '../../../src/core/texts/tokens.ts';

function all(text: string): Token[] {
  const tokens = new Tokens(text);
  const found: Token[] = [];
  while (tokens.peek.kind !== 'end') found.push(tokens.take());
  return found;
}

test('a text in quotes ends at the next of them that no backslash hides', () => {
  expect(all(`a "b\\"c" 'd"\\\\' e`).map(({ kind, value }) => `${kind} ${value}`)).toEqual([
    'name a',
    'text b\\"c',
    'text d"\\\\',
    'name e',
  ]);
  expect(all('"a\\\nb" c').map(({ value, line }) => [value, line])).toEqual([
    ['a\\\nb', 1],
    ['c', 2],
  ]);
});

test('a text in quotes that does not end in its line, and a comment that does not end, are refused there', () => {
  expect(() => all('a\n"b\nc"')).toThrow(
    expect.objectContaining({ line: 2, message: expect.stringContaining('quotes') }),
  );
  expect(() => all("a\n'b")).toThrow(expect.objectContaining({ line: 2 }));
  expect(() => all('a\n\n/* b\nc')).toThrow(expect.objectContaining({ line: 3, message: 'a comment does not end' }));
  expect(all('a /* b\n * c */ d / e').map(({ value }) => value)).toEqual(['a', 'd', '/', 'e']);
});

test('what should end a line is missed on that line', () => {
  const tokens = new Tokens('a\n\nb c');
  tokens.name();
  expect(() => tokens.expect(';')).toThrow(expect.objectContaining({ line: 1, message: '`;` is missing' }));
  tokens.name();
  expect(() => tokens.expect(';')).toThrow(
    expect.objectContaining({ line: 3, message: '`c` stands where `;` should be' }),
  );
});

test('a text of millions of escapes is one text', () => {
  const text = '\\n'.repeat(8_000_000);
  expect(all(`"${text}"`).map(({ kind, value }) => [kind, value.length])).toEqual([['text', text.length]]);
});

test('a text of too many words is refused', () => {
  expect(() => all('a '.repeat(1_000_001))).toThrow('it has more than 1 million words');
});

test.each(['1e-3', '1.5e-3', '.5E+2', '2.e5', '0x1e', '1.25'])('%s is one number', (written) => {
  const tokens = new Tokens(`${written}, x`);
  expect(tokens.take()).toMatchObject({ kind: 'number', value: written });
  expect(tokens.take().value).toBe(',');
});

test('a sign that no exponent has stands by itself', () => {
  const tokens = new Tokens('0x1-2 5-3');
  const values = Array.from({ length: 6 }, () => tokens.take().value);
  expect(values).toEqual(['0x1', '-', '2', '5', '-', '3']);
});
