import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { ask } from '../../../src/entry/command-line/set-up.ts';

const cancelled = '\u0003';
const ended = '\u0004';

test.each([
  ['answered', '\r', ['config', 'workflow']],
  ['cancelled', cancelled, null],
  ['ended by the end of the input', ended, null],
])('a question that is %s has this for an answer', async (_, key, answer) => {
  const typed = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => typed });
  const streams = { stdin: typed, stdout: new PassThrough() };
  const asked = ask(['config', 'workflow'], streams as unknown as NodeJS.Process);
  typed.write(key);
  expect(await asked).toEqual(answer);
});
