import { expect, test } from 'vitest';
import { openTexts } from '../../src/service/context/texts.ts';

test('reviews hold no more texts together than fit, and who is turned away comes in once others are done', () => {
  const texts = openTexts(160);
  const [first, second] = [texts(), texts()];
  first.admit(60);
  first.admit(60);
  expect(() => second.admit(41)).toThrow(expect.objectContaining({ name: 'TryAgain' }));
  second.admit(40);
  first.release();
  second.admit(120);
});

test('a small change is let in whatever others hold', () => {
  const texts = openTexts(160);
  texts().admit(160);
  const small = texts();
  small.admit(4);
  small.admit(6);
  expect(() => small.admit(1)).toThrow(expect.objectContaining({ name: 'TryAgain' }));
});

test('a change that would not fit alone is said to need too much, and holds nothing', () => {
  const texts = openTexts(2 * 1024 ** 2);
  const large = texts();
  expect(() => large.admit(2 * 1024 ** 2 + 1)).toThrow('Its texts need more than 2 MB of memory.');
  texts().admit(2 * 1024 ** 2);
});

test('a review that is over takes nothing any more', () => {
  const texts = openTexts(160);
  const ended = texts();
  ended.release();
  expect(() => ended.admit(1)).toThrow(expect.objectContaining({ name: 'TryAgain' }));
  texts().admit(160);
});
