import { Command } from 'commander';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { addReview } from '../../../src/entry/command-line/review.ts';
import type { BoundedWorker } from '../../../src/worker/deadline.ts';
import { UserProblem } from '../../../src/core/model/problem.ts';
import type { ReviewAnswer } from '../../../src/worker/tasks/review.ts';
import { retry, real, shop } from '../../core/agents/shop.ts';
import { type ModelServer, startModelServer } from '../../adapters/claude/model-server.ts';
import { architect, emptyFolder, write } from './architect.ts';

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

test('with --agent the agent reviews on a laptop, in front of a fake model', async () => {
  const answer = { findings: [retry], suspects: [], reviewed: [] };
  server.model.on({ userMessage: /REFUTED/ }, { content: JSON.stringify(real) });
  server.model.on({ systemMessage: /./ }, ({ messages }) => ({
    content: JSON.stringify(/REFUTED/.test(JSON.stringify(messages)) ? real : answer),
  }));
  const { stdout, stderr } = await run(['--agent', '--format', 'json']);
  expect(stderr).not.toContain('sk-test');
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; by: string }[] };
  expect(findings.find(({ by }) => by !== 'rules')?.rule).toBe(retry.check);
});

test('with --patience a call of the model takes no longer than that, and what the rules said is printed', async () => {
  server.answerNext(new Response(new ReadableStream({}), { headers: { 'content-type': 'text/event-stream' } }));
  const began = Date.now();
  const { stdout } = await run(['--agent', '--patience', '1', '--format', 'json']);
  expect(Date.now() - began).toBeLessThan(30_000);
  const { lanes, findings } = JSON.parse(stdout) as { lanes: object; findings: readonly unknown[] };
  expect(lanes).toMatchObject({ agent: 'failed', because: 'the model did not answer in time' });
  expect(findings.length).toBeGreaterThan(0);
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

test('prints what the rules said where the agent is not done in time', async () => {
  const ends: number[] = [];
  const byRules: ReviewAnswer = { output: 'by the rules\n', said: ['Comparing'], exitCode: 1 };
  const late: BoundedWorker = {
    ask: async (_task, _seconds, hooks) => {
      hooks?.lane?.(byRules);
      throw new UserProblem('deadline', 'It took longer than 600 seconds and was ended.', '');
    },
    end: () => {},
  };
  const program = new Command().exitOverride();
  addReview(
    program,
    () => late,
    (code) => void ends.push(code),
  );
  vi.stubEnv('ANTHROPIC_API_KEY', 'sk-test');
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  await program.parseAsync(['review', 'before', 'after', '--agent'], { from: 'user' });
  const printed = out.mock.calls.map(([text]) => text);
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  expect({ printed, ends }).toEqual({ printed: ['by the rules\n'], ends: [1] });
});

test('where it looks things up and is tested by two, every request is one that the real API takes', async () => {
  const found = JSON.stringify({ findings: [retry], suspects: [], reviewed: [] });
  const read = { path: retry.path, side: 'after', start: 1, end: 20 };
  server.model.on({ toolResultContains: 'pay(total)' }, { content: found });
  server.model.onMessage(/Look at this part/, {
    toolCalls: [{ id: 'toolu_1', name: 'read_file', arguments: JSON.stringify(read) }],
  });
  server.model.onMessage(/Is this claim about the change true/, { content: JSON.stringify(real) });
  const sent = server.requests.length;
  const { code, stdout } = await run(['--agent', '--format', 'markdown']);
  expect(code).toBe(0);
  expect(stdout).toContain(`High: ${retry.title}.`);
  expect(stdout).toMatch(/Asked: `backend-architect` with `claude-\S+`, 4 calls, \$\d/);
  expect(server.requests.length - sent).toBe(4);
});
