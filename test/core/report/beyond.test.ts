import { expect, test } from 'vitest';
import { beyond } from '../../../src/core/report/words/beyond.ts';
import { listed } from '../../../src/core/report/words/listed.ts';

test.each([
  [19, []],
  [20, []],
  [21, ['1 more']],
  [30, ['10 more']],
])('of %d items twenty are listed', (count, said) => {
  const items = Array.from({ length: count }, (_, index) => `- ${index}`);
  expect(beyond(items, 20, (left) => `${left} more`)).toEqual(said);
  expect(listed(items, 20)).toBe([...items.slice(0, 20), ...said.map((one) => `- and ${one}`)].join('\n'));
});
