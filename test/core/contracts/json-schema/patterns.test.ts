import { expect, test } from 'vitest';
import { effects } from '../../../orders/carrying.ts';

test.each([
  ['matches more', '^[a-z]{0,9}$', '^[a-z_]{0,30}$', 'widened'],
  ['matches less', '^[a-z_]*$', '^[a-z]*$', 'narrowed'],
  ['is held to the whole text', '[a-z]{3}', '^[a-z]{3}$', 'replaced'],
  ['is held to the whole text, and escapes no slash', String.raw`[a-z\/]{3}`, '^[a-z/]{3}$', 'replaced'],
  ['is held to the whole text, and to less', '[a-z]{3}', '^[a-y]{3}$', 'narrowed'],
  ['cannot be decided', '^(?=a)', '^(?!b)', 'replaced'],
  ['would take too long', '^(a|b)*a', '^(a|b)*a(a|b){30}$', 'replaced'],
])('a pattern that %s', (_, was, now, effect) => {
  const text = (pattern: string) => ({ type: 'string', pattern });
  expect(effects(text(was), text(now))).toEqual([`schema pattern input ${effect} request body`]);
});
