import { expect, test } from 'vitest';
import { lenientJson } from '../../../src/core/agents/conversation/lenient-json.ts';

const one = { a: 1 };

test.each([
  ['all of it', '{"a": 1}', one],
  ['a list', '[1]', [1]],
  ['a fence', 'Here it is:\n\n```json\n{"a": 1}\n```\nThat is all.', one],
  ['a fence at the end of a line, with Windows line ends', 'Here: ```\r\n{"a": 1}\r\n  ```\r\n', one],
  ['the last of several fences', '```\n{"a": 0}\n```\nNo:\n```\n{"a": 1}\n```', one],
  ['the last fence that is JSON', '```\n{"a": 1}\n```\n```sh\nls\n```', one],
  ['a fence that holds backticks', '```json\n{"a": "`x` ```"}\n```', { a: '`x` ```' }],
  ['words around it', 'I found this: {"a": 1}. Good luck!', one],
])('reads %s', (_name, answer, value) => expect(lenientJson(answer)).toEqual(value));

test.each(['', 'LGTM', '7', '"text"', 'null', '{', '}{', '```\n```', '```\n{', '{"a": 1'])(
  'finds nothing in %j',
  (answer) => expect(lenientJson(answer)).toBeUndefined(),
);

test('reads fences that never end as fast as others', () => {
  expect(lenientJson('```\nx'.repeat(200_000))).toBeUndefined();
});
