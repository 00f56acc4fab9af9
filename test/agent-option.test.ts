import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { retry, real, shop } from './agents/shop.ts';
import { type ModelServer, startModelServer } from './claude/model-server.ts';
import { architect, emptyFolder, write } from './command-line/architect.ts';

const folder = emptyFolder();
let server: ModelServer;

beforeAll(async () => {
  server = await startModelServer();
  for (const [path, [was, now]] of Object.entries(shop)) {
    write(folder.path, { [`before/${path}`]: was ?? '', [`after/${path}`]: now ?? '' });
  }
});
beforeEach(() => server.model.reset());
afterAll(async () => {
  folder.remove();
  await server.stop();
});

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  architect(folder.path, ['review', 'before', 'after', ...args], '', {
    ANTHROPIC_API_KEY: 'sk-test',
    ANTHROPIC_BASE_URL: server.url,
    ...env,
  });

test('with --agent the agent reviews on a laptop, in front of a played model', async () => {
  const answer = { findings: [retry], suspects: [], reviewed: [], note: '' };
  server.model.on({ userMessage: /REFUTED/ }, { content: JSON.stringify(real) });
  server.model.on({ systemMessage: /./ }, ({ messages }) => ({
    content: JSON.stringify(/REFUTED/.test(JSON.stringify(messages)) ? real : answer),
  }));
  const { stdout, stderr } = await run(['--agent', '--format', 'json']);
  expect(stderr).not.toContain('sk-test');
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; by: string }[] };
  expect(findings.find(({ by }) => by !== 'rules')?.rule).toBe(retry.check);
});

test('without --agent nothing is sent anywhere', async () => {
  const sent = server.requests.length;
  expect((await run([])).stdout).not.toContain('agent');
  expect(server.requests).toHaveLength(sent);
});

test('--agent without a key says what to do', async () => {
  const { code, stderr } = await run(['--agent'], { ANTHROPIC_API_KEY: '' });
  expect(code).toBe(2);
  expect(stderr).toMatch(/ANTHROPIC_API_KEY is not set\.\n.*leave out --agent/);
});
