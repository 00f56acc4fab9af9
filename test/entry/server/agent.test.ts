import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { real, retry, shop } from '../../core/agents/shop.ts';
import { apiError, type ModelServer, startModelServer, stoppedStream } from '../../adapters/claude/model-server.ts';
import { administer } from '../../adapters/jobs/database-server.ts';
import { type FakeGithub, startFakeGithub } from '../../fake-github/fake-github.ts';
import { type ArchitectProcess, spawnArchitect } from './architect-process.ts';
import { idle } from './architect.ts';
import { anyPlace, postgres } from './database.ts';

// Whole processes, two of them one after the other, that ask a model server.
vi.setConfig({ testTimeout: 240_000 });

const [any, served] = [await anyPlace(), await postgres()];
afterAll(() => Promise.all([any.cleanUp(), served.cleanUp()]));

let server: ModelServer;
let github: FakeGithub;
const started: ArchitectProcess[] = [];
beforeAll(async () => {
  server = await startModelServer();
  const usage = { input_tokens: 1_000, output_tokens: 100 };
  const found = JSON.stringify({ findings: [retry], suspects: [], reviewed: [] });
  server.model.on({ userMessage: /Is this claim about the change true/ }, { content: JSON.stringify(real), usage });
  server.model.on({ userMessage: /Look at this part of the change/ }, { content: found, usage });
});
afterAll(() => server.stop());
beforeEach(async () => {
  server.forget();
  github = await startFakeGithub();
  return async () => {
    await Promise.all(started.splice(0).map((one) => one.kill()));
    await github.stop();
  };
});

const tree = (side: 0 | 1) =>
  Object.fromEntries(Object.entries(shop).map(([path, texts]) => [path, texts[side] ?? '']));
const propose = () => github.repository('acme/shop', { files: tree(0) }).propose(tree(1), {});

async function start(database: Readonly<Record<string, string>>): Promise<ArchitectProcess> {
  const process = await spawnArchitect(github, {
    ...database,
    ANTHROPIC_API_KEY: 'test',
    ANTHROPIC_BASE_URL: server.url,
  });
  started.push(process);
  return process;
}

test('an agent that waits for its model holds up no other pull request', async () => {
  server.answerNext(new Response(new ReadableStream({}), { headers: { 'content-type': 'text/event-stream' } }));
  await start(await any.newDatabase());
  const repository = github.repository('acme/shop', { files: tree(0) });
  const slow = repository.propose(tree(1), {});
  await github.until('the model is asked', () => server.requests.length === 1, 60);
  // Nobody is asked about a fork.
  const fork = repository.fork('eve');
  // Of its own, or in the same second it would be the same commit, and show the checks of both.
  fork.push('change', { ...tree(1), 'notes.md': 'From a fork.\n' });
  const other = repository.openPull({ from: fork, head: 'change', by: 'eve' });
  await github.until('the other check is done', () => other.checks[0]?.status === 'completed', 30);
  expect(slow.checks[0]?.status).toBe('in_progress');
});

test('an agent whose process was killed in the middle goes on where it was', async () => {
  const database = await any.newDatabase();
  const input = { path: 'services/orders/src/place.ts', side: 'after', start: 1, end: 40 };
  const text = (value: object) => stoppedStream('end_turn', null, [{ type: 'text', text: JSON.stringify(value) }]);
  server.answerNext(
    stoppedStream('tool_use', null, [
      { type: 'thinking', thinking: 'I have to see more.', signature: 'sealed' },
      { type: 'tool_use', id: 'toolu_1', name: 'read_file', input },
    ]),
    text({ findings: [retry], suspects: [], reviewed: [] }),
    text(real),
    new Response(new ReadableStream({}), { headers: { 'content-type': 'text/event-stream' } }),
  );
  const first = await start(database);
  const pull = propose();
  await github.until('a second skeptic is asked', () => server.requests.length === 4, 60);
  await first.kill();
  const second = await start(database);
  await github.until('the check is done', () => pull.checks[0]?.status === 'completed', 120);
  await idle(second.url, github);
  expect(server.requests).toHaveLength(4 + 1);
  expect([pull.checks.length, pull.reviews.length]).toEqual([1, 1]);
  expect(pull.summaries[0]?.body).toContain('4 calls');
  expect(JSON.stringify(pull.threads)).toContain('Charging is retried for ever');
});

describe.skipIf(!served.isAvailable)('an agent that met an overload', () => {
  test('looks again although the process ended in between, and edits what was said', async () => {
    const database = await served.newDatabase();
    server.answerNext(
      ...Array.from({ length: 10 }, () => apiError(529, 'overloaded_error', 'Overloaded', { 'retry-after-ms': '1' })),
    );
    const first = await start(database);
    const pull = propose();
    await github.until('the check is done', () => pull.checks[0]?.status === 'completed', 120);
    expect(pull.checks[0]?.output.title).toMatch(/the model is overloaded \(it is asked again in 5 minutes\)$/);
    await first.kill();
    const [shards, jobs] = ['architect.shard', 'architect_queue.job'];
    // Five minutes later.
    await administer(
      [
        `UPDATE ${shards} SET value = jsonb_set(value, '{at}', '0') WHERE key = 'next look'`,
        `UPDATE ${jobs} SET start_after = now() WHERE name = 'review' AND state = 'created'`,
      ],
      database['DATABASE_URL'],
    );
    await start(database);
    const isWhole = () => !/agent/.test(pull.checks[0]?.output.title ?? 'agent');
    await github.until('the agent has looked', isWhole, 60);
    expect(pull.checks).toHaveLength(1);
    expect(pull.summaries).toHaveLength(1);
    expect(pull.reviews).toHaveLength(2);
  });
});
