import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withCodeAround } from '../../../src/core/agents/material/code-around.ts';
import { linesOf } from '../../../src/core/agents/text/lines.ts';
import { hunksBetween } from '../../../src/core/trees/hunks.ts';

/** The lines of the after side that are shown. */
const shown = (before: string, after: string) => {
  const lines = linesOf(after);
  return withCodeAround(hunksBetween(before, after), lines).flatMap(({ afterStart, afterLines }) =>
    lines.slice(afterStart - 1, afterStart - 1 + afterLines),
  );
};
const steps = (indent: string, count = 12) => Array.from({ length: count }, (_, index) => `${indent}step(${index})\n`);

const functions = {
  typescript: ['  async pay(\n    order: Order,\n  ): Promise<void> {\n', '    ', '  }\n'],
  python: ['@guarded\nasync def pay(\n    order: Order,\n) -> None:\n', '    ', ''],
  go: ['func (s *Store) Pay(ctx context.Context, order Order) (int, error) {\n', '\t', '}\n'],
  ruby: ['  def pay(order)\n', '    ', '  end\n'],
  java: ['    @Transactional\n    public void pay(final Order order) throws Refused {\n', '        ', '    }\n'],
  csharp: ['    [Authorize]\n    public async Task<int> Pay(Order order)\n    {\n', '        ', '    }\n'],
  rust: ['pub async fn pay(order: &Order) -> Result<(), Refused> {\n', '    ', '}\n'],
  kotlin: ['    suspend fun pay(order: Order): Receipt {\n', '        ', '    }\n'],
} as const;

describe('the function around a change is shown', () => {
  test.each(Object.entries(functions))('in %s', (_language, [head, indent, end]) => {
    const text = (changed: string) =>
      `${'// first\n'.repeat(8)}${head}${steps(indent).join('')}${changed}${steps(indent).join('')}${end}\n${'// last\n'.repeat(8)}`;
    const seen = shown(text(''), text(`${indent}retry()\n`));
    expect(seen.slice(0, linesOf(head).length)).toEqual(linesOf(head));
    expect(seen.filter((line) => line.includes('step('))).toHaveLength(24);
    expect(seen).not.toContain('// first');
  });

  test('whatever control flow is between', () => {
    const text = (changed: string) =>
      `function pay(order) {\n${steps('  ').join('')}  if (order.open) {\n    for (;;) {\n${changed}    }\n  } else {\n    refuse();\n  }\n}\n`;
    expect(shown(text(''), text('      retry();\n'))[0]).toBe('function pay(order) {');
  });

  test('by its head where it is long, and a change outside of all stays as it is', () => {
    const text = (changed: string) => `function pay(order) {\n${steps('  ', 90).join('')}${changed}  end();\n}\n`;
    const seen = shown(text(''), text('  retry();\n'));
    expect(seen.slice(0, 2)).toEqual(['function pay(order) {', '  step(0)']);
    expect(seen.length).toBeLessThan(20);
    const yaml = (changed: string) => `orders:\n${steps('  - ', 20).join('')}${changed}`;
    expect(shown(yaml(''), yaml('  - last\n'))).toHaveLength(4);
  });
});

test('beside a function that is added stand those above and below it', () => {
  const handler = (name: string, guard: string) =>
    `  @Get('/${name}')\n  ${name}(request) {\n${guard}${steps('    ', 4).join('')}  }\n\n`;
  const text = (added: string) =>
    `class Orders {\n${handler('first', '')}${handler('list', '    authorize(request);\n')}${added}${handler('remove', '    authorize(request);\n')}${handler('last', '')}${steps('  x = ', 50).join('')}}\n`;
  const seen = shown(text(''), text(handler('export', ''))).join('\n');
  expect(seen.match(/authorize\(request\)/g)).toHaveLength(2);
  expect(seen).toContain("@Get('/list')");
  expect(seen).not.toContain('last(request)');
});

test('every change is still there, once, and both sides fit together', () => {
  const line = fc.constantFrom(
    '',
    'fn a() {',
    '  fn b() {',
    '    x(',
    '    )',
    '  }',
    '}',
    '    y',
    'def c:',
    ') {',
    '@d',
  );
  const texts = fc.array(line, { maxLength: 60 });
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const hunks = hunksBetween(before.join('\n'), after.join('\n'));
      const wide = withCodeAround(hunks, after);
      expect(wide.flatMap(({ added }) => added)).toEqual(hunks.flatMap(({ added }) => added));
      expect(wide.flatMap(({ removed }) => removed)).toEqual(hunks.flatMap(({ removed }) => removed));
      for (const { beforeStart, beforeLines, afterStart, afterLines, added, removed } of wide) {
        const kept = (lines: readonly string[], start: number, count: number, without: readonly number[]) =>
          lines.slice(start - 1, start - 1 + count).filter((_, index) => !without.includes(start + index));
        expect(kept(before, beforeStart, beforeLines, removed)).toEqual(kept(after, afterStart, afterLines, added));
      }
    }),
  );
});

test('of thousands of hunks each is looked at a few times', () => {
  const count = 5_000;
  let looks = 0;
  const hunks = Array.from({ length: count }, (_, index) => {
    const start = index * 10 + 1;
    const lines = { beforeStart: start, beforeLines: 7, afterLines: 7, removed: [start + 3], added: [start + 3] };
    return Object.defineProperty({ ...lines, afterStart: start }, 'afterStart', { get: () => (looks++, start) });
  });
  const after = ['function pay(order) {', ...Array.from({ length: count * 10 }, () => '  step();'), '}'];
  expect(withCodeAround(hunks, after)).not.toBe(hunks);
  expect(looks).toBeLessThan(20 * count);
});
