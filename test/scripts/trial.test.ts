import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openTrial } from '../../scripts/mutants/trial.ts';

const project = mkdtempSync(join(tmpdir(), 'architect-trial-'));
afterAll(() => rmSync(project, { recursive: true }));

test('a mutation that a test counts on is noticed, and one that none counts on survives', () => {
  const text = 'export const limit = 3;\nexport const unused = 3;\n';
  mkdirSync(join(project, 'src'));
  writeFileSync(join(project, 'src/limit.ts'), text);
  writeFileSync(
    join(project, 'limit.test.ts'),
    "import { expect, test } from 'vitest';\nimport { limit } from './src/limit.ts';\ntest('is three', () => expect(limit).toBe(3));\n",
  );
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(project, 'node_modules'));
  const trial = openTrial(project, ['limit.test.ts']);
  const mutation = (line: number, start: number) => ({
    path: 'src/limit.ts',
    line,
    start,
    end: start + 1,
    was: '3',
    now: '4',
  });
  expect(trial.passes()).toBe(true);
  expect(trial.try(mutation(1, text.indexOf('3')))).toBe('noticed');
  expect(trial.try(mutation(2, text.lastIndexOf('3')))).toBe('survived');
  trial.remove();
});
