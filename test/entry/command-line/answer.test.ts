import { afterEach, beforeEach, expect, test } from 'vitest';
import { startModelServer } from '../../adapters/claude/model-server.ts';
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
  [['contract'], '**Who calls `GET /orders`**'],
  [['explain'], 'says more about one:'],
  [['ask', 'who', 'reads', 'the', 'total?'], '**Asked:** who reads the total?'],
])('%j answers about a range', async (args, words) => {
  const { code, stdout, stderr } = await run(...args, '--base', 'main');
  expect({ code, stderr }).toEqual({
    code: 0,
    stderr: expect.stringMatching(/^Comparing main\.\.\.HEAD \(.*\)\.\n$/u),
  });
  expect(stdout).toContain(words);
});

test('of a tree in which nothing differs, it says so and what else there is', async () => {
  const { code, stdout, stderr } = await run('adr', '--base', 'HEAD');
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('Nothing differs.') });
  expect(stdout).toContain('nothing that speaks against it was found');
  expect((await run('rollout', '--base', 'main')).stderr).not.toContain('Nothing differs.');
});

test('its help says what it is for, what it takes and from what it answers', async () => {
  const { stdout } = await run('diagram', '--help');
  const words = stdout.replace(/\s+/gu, ' ');
  for (const part of [
    'Draw the services',
    '`sequence`: the calls',
    '`before-after`',
    '`/architect diagram`',
    '--base',
  ]) {
    expect(words).toContain(part);
  }
  expect((await run('caching', '--help')).stdout).toContain('Show what answers may be cached');
});

test.each([
  [['blast-radius', '00000000'], 'Say which change of a contract'],
  [['diagram', 'cloud'], 'There is `diagram services`'],
  [['explain', '00000000'], 'No finding of this change has the id 00000000.'],
  [['contract', 'orders.yaml', 'orders.yaml'], 'Two files or two folders, or a range of commits: not both.'],
  [['contract', '--format', 'json'], 'For commits: architect review --base main, which takes --format'],
])('%j is not understood, and fails', async (args, words) => {
  const { code, stdout, stderr } = await run(...args, '--base', 'main');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(words);
});

test('explain says of a finding what to do, and where a pull request would say it', async () => {
  const [, id = ''] = /^- `([0-9a-f]{8})` Breaking/m.exec((await run('explain', '--base', 'main')).stdout) ?? [];
  const { code, stdout } = await run('explain', id, '--base', 'main');
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\*\*Breaking: [\s\S]*\*\*What to do:\*\*/u);
  expect(stdout).toContain('**Where a pull request says it:** in a comment on the line.');
});

test('blast-radius finds who uses it in code that nobody changed', async () => {
  const repo = repository(folder.path);
  repo.git('checkout', '-q', 'main');
  repo.commit('Pay', { 'src/pay.py': 'charge(order["total"])\n' });
  repo.git('checkout', '-q', 'change');
  repo.git('rebase', '-q', 'main');
  const [, id = ''] = /^- `([0-9a-f]{8})` Breaking/m.exec((await run('explain', '--base', 'main')).stdout) ?? [];
  expect((await run('blast-radius', id, '--base', 'main')).stdout).toContain(
    '- `src/pay.py:1` `charge(order["total"])`',
  );
});

test('without a repository it says what is missing', async () => {
  const { code, stderr } = await run('rollout', '--base', 'nowhere');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^could not answer: .*nowhere/);
});

test('with --agent an agent adds to it, in front of a fake model', async () => {
  const server = await startModelServer();
  const line = { path: 'orders.yaml', side: 'after', line: 1, quote: 'openapi: 3.0.3' };
  const addition = { section: 'Expand', text: 'Nothing else has to go first.', lines: [line], language: '', code: '' };
  server.model.on({ systemMessage: /./ }, { content: JSON.stringify({ additions: [addition] }) });
  const env = { ...isolated, ANTHROPIC_API_KEY: 'sk-test', ANTHROPIC_BASE_URL: server.url };
  try {
    const { stdout } = await architect(folder.path, ['rollout', '--base', 'main', '--agent'], '', env);
    expect(stdout).toMatch(
      /^### Rollout[\s\S]*### What the agent adds\n\n\*\*Expand\*\*\n\n- Nothing else has to go first\.\n {2}- `orders.yaml:1`/,
    );
  } finally {
    await server.stop();
  }
});
