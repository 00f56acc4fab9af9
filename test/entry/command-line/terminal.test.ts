import { expect, test } from 'vitest';
import { wrap } from '../../../src/entry/command-line/terminal.ts';

test('a long line goes on below its own beginning, between words', async () => {
  expect(await wrap('stock.ts:6\n  When the other side hangs, every call waits.\n', 26)).toBe(
    'stock.ts:6\n  When the other side\n  hangs, every call waits.\n',
  );
});

test('colours take no room, and what has no spaces is not torn', async () => {
  const red = '\u001B[31mtwo words\u001B[39m';
  expect(await wrap(red, 20)).toBe(red);
  const address = 'https://architect.example.com/rules/contract';
  expect(await wrap(`  ${address}`, 20)).toBe(`  ${address}`);
  expect(await wrap('a  b', 20)).toBe('a  b');
});
