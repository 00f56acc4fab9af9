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

test.each([
  ['counts characters', {}, '^.{1,300}$', 'replaced'],
  ['says what the format says', { format: 'uuid' }, '^[a-f0-9-]{36}$', 'replaced'],
  ['says what another format says', { format: 'uri' }, '^[a-f0-9-]{36}$', 'narrowed'],
  ['takes one kind of a format', { format: 'uri' }, '^https://', 'narrowed'],
  ['takes addresses of one domain', { format: 'email' }, '^[^@]+@shop\\.example$', 'narrowed'],
  ['says what a value is made of', {}, '^[a-f0-9-]{36}$', 'narrowed'],
])('a pattern from nothing that %s', (_, more, pattern, effect) => {
  const was = { type: 'string', ...more };
  expect(effects(was, { ...was, pattern })).toEqual([`schema pattern input ${effect} request body`]);
});
