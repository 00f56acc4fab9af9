import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flowchart, sequence } from '../../../src/core/report/answers/mermaid.ts';
import { hostile } from './hostile.ts';
import { parsedMermaid } from './parsed-mermaid.ts';

const folder = join(import.meta.dirname, '../../../docs/answers');
const blocks = readdirSync(folder).flatMap((name) =>
  [...readFileSync(join(folder, name), 'utf8').matchAll(/^```mermaid\n[\s\S]*?\n```$/gmu)].map(
    ([block]) => [name, block] as const,
  ),
);

describe('the parser of Mermaid', () => {
  test.each(blocks)('takes each diagram of the pages about answers: %s', async (_, block) => {
    expect(await parsedMermaid(block)).toMatchObject({ links: false });
  });

  test('was shown some, of both kinds', async () => {
    const types = new Set<string>();
    for (const [, block] of blocks) types.add((await parsedMermaid(block)).type);
    expect([...types].toSorted()).toEqual(['flowchart-v2', 'sequence']);
  });

  test('refuses what is none, and sees a link where there is one', async () => {
    await expect(parsedMermaid('flowchart LR\n  n0["or"ders"]')).rejects.toThrow(/^Parse error on line 2/);
    await expect(parsedMermaid('sequenceDiagram\n  p0->>: x')).rejects.toThrow(/^Parse error on line 2/);
    const linked = 'flowchart LR\n  n0["orders"]\n  click n0 "https://evil.example"';
    expect(await parsedMermaid(linked)).toMatchObject({ nodes: 1, links: true });
  });

  const words = [
    'end',
    'graph',
    'class',
    'subgraph',
    '%%{init: {}}%%',
    'click n0 call x()',
    'note over',
    '',
    '"]',
    ';',
    '--',
    'x\ny',
  ];
  const labels = fc.sample(fc.tuple(fc.oneof(hostile, fc.constantFrom(...words)), hostile), { numRuns: 50, seed: 13 });

  test('finds in what we draw what we drew and nothing else, whatever a label says', async () => {
    for (const [one, other] of [...labels, ...words.map((word) => [word, word] as const)]) {
      const nodes = new Map([
        ['a', { label: one, state: 'added' as const }],
        ['b', { label: other, state: 'removed' as const }],
      ]);
      const drawn = flowchart(nodes, [{ from: 'a', to: 'b', label: other, state: 'there' }]);
      expect(await parsedMermaid(drawn), drawn).toEqual({ type: 'flowchart-v2', nodes: 2, arrows: 1, links: false });
      const told = sequence([one, other], [{ from: 0, to: 1, label: one, note: 'n' }]);
      expect(await parsedMermaid(told), told).toEqual({ type: 'sequence', nodes: 2, arrows: 2, links: false });
    }
  }, 30_000);
});
