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

test('a quote that nothing closes in its line is a sign', () => {
  expect(all(`"a\nb"`).map(({ kind, value, line }) => `${line} ${kind} ${value}`)).toEqual([
    '1 symbol "',
    '1 name a',
    '2 name b',
    '2 symbol "',
  ]);
});

test('a text of millions of escapes is one text', () => {
  const text = '\\n'.repeat(8_000_000);
  expect(all(`"${text}"`).map(({ kind, value }) => [kind, value.length])).toEqual([['text', text.length]]);
});

test('a text of too many words is refused', () => {
  expect(() => all('a '.repeat(1_000_001))).toThrow('it has more than 1 million words');
});
