import { describe, expect, test } from 'vitest';
import { mutationsOf, sampleOf } from '../../scripts/mutants/mutations.ts';

const text = [
  'export function total(lines: readonly Line[]): number {',
  '  if (lines.length > 0 && !free) return 1;',
  '  return lines.some(isPaid) ? 2 : 3;',
  '}',
].join('\n');

describe('the mutations of a file', () => {
  test('turn what decides, where it stands', () => {
    const told = mutationsOf('src/total.ts', text).map(({ line, was, now }) => `${line} ${was} -> ${now}`);
    expect(told.toSorted()).toEqual([
      '2 ! -> ',
      '2 && -> ||',
      '2 > -> >=',
      '2 lines.length > 0 && !free -> false',
      '2 lines.length > 0 && !free -> true',
      '3 lines.some(isPaid) -> false',
      '3 lines.some(isPaid) -> true',
      '3 some -> every',
    ]);
  });

  test('leave a program where they are put in', () => {
    for (const { start, end, now } of mutationsOf('src/total.ts', text)) {
      expect(() => mutationsOf('src/total.ts', text.slice(0, start) + now + text.slice(end))).not.toThrow();
    }
  });

  test('are drawn alike for the same seed, and each once', () => {
    const all = mutationsOf('src/total.ts', text);
    expect(sampleOf(all, 3, 7)).toEqual(sampleOf(all, 3, 7));
    expect(new Set(sampleOf(all, 99, 7))).toEqual(new Set(all));
    expect(sampleOf(all, 3, 7)).not.toEqual(sampleOf(all, 3, 8));
  });
});
