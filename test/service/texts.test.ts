import { expect, test } from 'vitest';
import { openTexts } from '../../src/service/context/texts.ts';

const later = expect.objectContaining({ name: 'TryAgain' });

test('one large review is let in at a time, and the next once it is over', () => {
  const texts = openTexts(160);
  const [first, second] = [texts(), texts()];
  first.admit(8);
  first.admit(8);
  first.admit(60);
  expect(() => second.admit(11)).toThrow(later);
  second.release();
  expect(() => texts().admit(11)).toThrow(later);
  first.release();
  texts().admit(11);
});

test('a small review is let in whatever others hold, for as long as it stays small', () => {
  const texts = openTexts(160);
  texts().admit(160);
  const small = texts();
  small.admit(4);
  small.admit(6);
  texts().admit(10);
  expect(() => small.admit(1)).toThrow(later);
});

test('a change that would not fit alone is said to need too much, and is in the way of nobody', () => {
  const texts = openTexts(2 * 1024 ** 2);
  expect(() => texts().admit(2 * 1024 ** 2 + 1)).toThrow('Its texts need more than 2 MB of memory.');
  texts().admit(2 * 1024 ** 2);
});

test('a review that is over takes nothing any more', () => {
  const texts = openTexts(160);
  const ended = texts();
  ended.release();
  expect(() => ended.admit(100)).toThrow(later);
  texts().admit(160);
});
