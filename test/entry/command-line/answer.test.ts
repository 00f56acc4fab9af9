import { afterEach, beforeEach, expect, test } from 'vitest';
import { architect, emptyFolder } from './architect.ts';
import { orders } from './orders.ts';
import { isolated, repository } from './repository.ts';

let folder: ReturnType<typeof emptyFolder>;
beforeEach(() => {
  folder = emptyFolder();
  const repo = repository(folder.path);
  repo.commit('Orders', { 'orders.yaml': orders(['id', 'total', 'customer']) });
  repo.git('checkout', '-q', '-b', 'change');
  repo.commit('Change', { 'orders.yaml': orders(['id', 'customer']) });
});
afterEach(() => folder.remove());

const run = (...args: readonly string[]) => architect(folder.path, args, '', isolated);

test.each([
  [['migration'], '### For those who call it'],
  [['rollout'], '**1. Expand.**'],
  [['adr', 'Drop', 'the', 'total'], '# Drop the total'],
  [['diagram', 'sequence'], '```mermaid'],
  [['blast-radius', '00000000'], 'Say which change of a contract'],
])('%j answers about a range', async (args, words) => {
  const { code, stdout, stderr } = await run(...args, '--base', 'main');
  expect({ code, stderr: stderr.trim() }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain(words);
});

test('without a repository it says what is missing', async () => {
  const { code, stderr } = await run('rollout', '--base', 'nowhere');
  expect(code).toBe(2);
  expect(stderr).toMatch(/nowhere/);
});
