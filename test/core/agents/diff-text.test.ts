import { describe, expect, test } from 'vitest';
import { diffText } from '../../../src/core/agents/material/diff-text.ts';
import { treeOf } from '../../../src/core/model/tree.ts';
import { changeOf } from './change.ts';

const diff = (before: string | null, after: string | null, path = 'src/orders.ts') => {
  const { before: was, after: is, files } = changeOf({ [path]: [before, after] });
  return diffText(files[0] ?? expect.fail('nothing changed'), { before: treeOf(was), after: treeOf(is) }, 'siblings');
};

describe('a diff as an agent reads it', () => {
  test('numbers both sides', () => {
    expect(diff('a\nb\nc\nd\n', 'a\nB\nc\nd\ne\n').text).toBe(
      [
        '=== FILE src/orders.ts (modified)',
        '@@ b1-4 a1-5',
        '  b1     a1     | a',
        '- b2            | b',
        '+        a2     | B',
        '  b3     a3     | c',
        '  b4     a4     | d',
        '+        a5     | e',
      ].join('\n'),
    );
  });

  test('says when a file was added or removed', () => {
    expect(diff(null, 'a\n').text).toBe('=== FILE src/orders.ts (added)\n@@ b1-1 a1-1\n+        a1     | a');
    expect(diff('a\n', null).text).toBe('=== FILE src/orders.ts (removed)\n@@ b1-1 a1-1\n- b1            | a');
  });

  test('never leaves out what was removed to make room', () => {
    const lines = (word: string) => Array.from({ length: 2000 }, (_, index) => `${word} ${index} ${'x'.repeat(60)}`);
    const { text, cut } = diff(`${lines('was').join('\n')}\n`, `${lines('is').join('\n')}\n`);
    for (const line of lines('was')) expect(text).toContain(line.slice(0, 20));
    expect(text).toMatch(/< \d+ lines not shown >/);
    expect(cut).toMatch(/without \d+ added lines/);
  });

  test('of one line of 20 MB is short, and says so', () => {
    const { text } = diff('{}', `{"a":"${'x'.repeat(20_000_000)}"}`, 'data.json');
    expect(text.length).toBeLessThan(5_000);
    expect(text).toMatch(/and \d+ more characters/);
  });

  test('of what nobody could read says why', () => {
    const { before, after, files } = changeOf({ 'logo.png': ['a', 'b'] });
    const refused = { ...after, texts: {}, refused: { 'logo.png': { because: 'it is not a text', fix: '' } } };
    const [file = expect.fail('nothing changed')] = files;
    const { text, cut } = diffText(file, { before: treeOf(before), after: treeOf(refused) }, 'siblings');
    expect(text).toBe('=== FILE logo.png (modified)\n[not shown: it is not a text]');
    expect(cut).toBe('it is not a text');
  });
});
