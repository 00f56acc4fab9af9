import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Ask, openClaude } from '../../../src/adapters/claude/ask.ts';
import { withinBudget } from '../../../src/adapters/claude/budget.ts';
import { modelsOf } from '../../../src/adapters/claude/models.ts';
import { inMemorySpendingLog } from '../../../src/adapters/claude/in-memory-spending-log.ts';
import type { Publication } from '../../../src/core/model/publication.ts';
import { type Consultation, consultOn } from '../../core/agents/consultation.ts';
import { expectRulesKept } from '../../core/agents/rules-kept.ts';
import { real, retry, shop } from '../../core/agents/shop.ts';
import { lintRequest } from './lint-request.ts';
import { apiError, brokenStream, type ModelServer, startModelServer, stoppedStream } from './model-server.ts';

/** The whole of it: rules, agents, the real client, a door that refuses what the real host refuses, a fake model. */
let server: ModelServer;
let ask: Ask;

beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.model.reset();
  server.forget();
  ask = openClaude({ key: 'test', baseUrl: server.url, models: modelsOf(null), secondsPerCall: 20, pause: 1 });
});

const search = /Look at this part of the change/;
const trial = /Is this claim about the change true/;
const usage = { input_tokens: 1_000, output_tokens: 100 };
const found = JSON.stringify({ findings: [retry], suspects: [], reviewed: [] });

function reads(file: string) {
  const input = { path: `services/orders/src/${file}`, side: 'after', start: 1, end: 40 };
  return { toolCalls: [{ id: `toolu_${file}`, name: 'read_file', arguments: JSON.stringify(input) }], usage };
}

const tooLarge = 'a file is too large for one question';
const refusedKey = 'the key of the model was refused: look at ANTHROPIC_API_KEY';
const noCredit = 'the account for the model has no credit left';

/** One who looks at a caller and at what it calls, finds what is there, and whom two skeptics confirm. */
function answerHonestly(): void {
  server.model.on({ toolCallId: 'toolu_charge.ts' }, { content: found, usage });
  server.model.on({ toolCallId: 'toolu_place.ts' }, reads('charge.ts'));
  server.model.on({ userMessage: search }, reads('place.ts'));
  server.model.on({ userMessage: trial }, { content: JSON.stringify(real), usage });
}

/** One who finds it at first sight. */
function answerSurely(): void {
  server.model.on({ userMessage: search }, { content: found, usage });
  server.model.on({ userMessage: trial }, { content: JSON.stringify(real), usage });
}

async function reviewed(through: Ask = ask): Promise<Consultation> {
  const consultation = await consultOn(shop, (question) => through(question));
  expectRulesKept(consultation.rules, consultation.publication);
  return consultation;
}

function expectConfirmed({ verified, lanes, comments }: Publication): void {
  expect(lanes).toEqual({ rules: 'done', agent: 'done', because: null });
  const judged = verified.find(({ finding }) => finding.rule === retry.check);
  expect(judged).toMatchObject({
    finding: { path: retry.path, line: 2, judged: { standing: 'confirmed', votes: { real: 2, of: 2 } } },
    verdict: { publish: 'inline' },
  });
  expect(comments.some(({ findings }) => findings.includes(judged?.finding.id ?? ''))).toBe(true);
}

function expectRulesAlone({ rules, publication }: Consultation, because: RegExp): void {
  expect(publication).toMatchObject({ outcome: 'degraded', lanes: { agent: 'failed' } });
  expect(publication.lanes.because).toMatch(because);
  expect(publication.check.title).toMatch(because);
  expect(publication.comments).toEqual(rules.comments);
}

/** Where the prefixes end that are cached, as places in the request. */
function breakpoints({ system, messages }: Record<string, unknown>): readonly string[] {
  const blocks = [
    ...(system as readonly object[]).map((block, index) => ({ block, at: `system ${index}` })),
    ...(messages as readonly { readonly content: readonly object[] }[]).flatMap(({ content }, turn) =>
      content.map((block, index) => ({ block, at: `message ${turn} ${index}` })),
    ),
  ];
  return blocks.flatMap(({ block, at }) => ('cache_control' in block ? [at] : []));
}

describe('a review by rules and a model', () => {
  test('looks around, finds, is confirmed by two, and never sends what the host refuses', async () => {
    answerHonestly();
    const { publication } = await reviewed();
    expectConfirmed(publication);
    expect(server.requests).toHaveLength(5);
    expect(server.requests.flatMap(lintRequest)).toEqual([]);
    expect(publication.agent).toMatchObject({ calls: 5, models: ['claude-sonnet-5-5'] });
    expect(publication.agent?.dollars).toBeCloseTo((5 * (1_000 * 2 + 100 * 10)) / 1_000_000);
    expect(publication.summary).toContain(
      'Asked: `backend-architect` with `claude-sonnet-5-5`, 5 calls, $0.01 (at most $0.003 for one).',
    );
  });

  test('marks as cached what stays, and the newest of what was looked up', async () => {
    answerHonestly();
    await reviewed();
    const [first, second, third, ...votes] = server.requests.map(breakpoints);
    const fixed = ['system 1', 'message 0 0', 'message 0 1'];
    expect([first, second, third]).toEqual([fixed, [...fixed, 'message 2 0'], [...fixed, 'message 4 0']]);
    // What all claims about a part share ends one message later.
    const shared = ['system 1', 'message 0 1', 'message 0 2'];
    expect(votes).toEqual([shared, shared]);
  });

  test('waits out a limit, an overload, and an answer that breaks off', async () => {
    answerSurely();
    server.answerNext(
      apiError(429, 'rate_limit_error', 'Too many', { 'retry-after-ms': '1' }),
      apiError(529, 'overloaded_error', 'Overloaded', { 'retry-after-ms': '1' }),
      brokenStream('overloaded_error'),
    );
    expectConfirmed((await reviewed()).publication);
    expect(server.requests).toHaveLength(3 + 3);
  });

  test('asks for less where an answer was cut short', async () => {
    server.model.on({ userMessage: /at most 8 findings/ }, { content: found, usage });
    server.model.on({ userMessage: search }, { content: found.slice(0, 80), finishReason: 'length', usage });
    server.model.on({ userMessage: trial }, { content: JSON.stringify(real), usage });
    expectConfirmed((await reviewed()).publication);
    expect(server.requests).toHaveLength(4);
  });

  test('asks in words where the form of the answer is refused', async () => {
    server.model.on({ userMessage: search }, { content: `Here it is:\n\n\`\`\`json\n${found}\n\`\`\``, usage });
    server.model.on({ userMessage: trial }, { content: JSON.stringify(real), usage });
    server.answerNext(apiError(400, 'invalid_request_error', 'The compiled grammar is too large'));
    expectConfirmed((await reviewed()).publication);
    const [refused, lenient] = server.requests;
    expect(refused).toHaveProperty('output_config.format');
    expect(lenient).not.toHaveProperty('output_config.format');
  });

  test('leaves the rules as they are where the connection breaks', async () => {
    server.model.on({ userMessage: search }, { content: found }, { disconnectAfterMs: 1, truncateAfterChunks: 1 });
    const consultation = await reviewed();
    expectRulesAlone(consultation, /could not be reached/);
    expect(consultation.publication.agent).toMatchObject({ calls: 0, dollars: 0 });
  });

  test('leaves the rules as they are where the key is refused, and asks once', async () => {
    server.answerNext(apiError(401, 'authentication_error', 'invalid x-api-key'));
    expectRulesAlone(await reviewed(), /key of the model was refused/);
    expect(server.requests).toHaveLength(1);
  });

  test('says in the check what was in the way, each in words of its own', async () => {
    const limited = () => apiError(429, 'rate_limit_error', 'Too many', { 'retry-after-ms': '1' });
    const overloaded = () => apiError(529, 'overloaded_error', 'Overloaded', { 'retry-after-ms': '1' });
    const failures: readonly (readonly [readonly Response[], string])[] = [
      [Array.from({ length: 10 }, overloaded), 'the model is overloaded'],
      [Array.from({ length: 5 }, limited), 'the model takes no more questions from us for a while'],
      [[stoppedStream('refusal', { type: 'refusal', category: 'cyber' })], 'the model refused (cyber)'],
      [[stoppedStream('max_tokens'), stoppedStream('max_tokens')], 'the answers of the model were too long'],
      [Array.from({ length: 7 }, () => stoppedStream('model_context_window_exceeded')), tooLarge],
      [Array.from({ length: 7 }, () => apiError(413, 'request_too_large', 'Request exceeds')), tooLarge],
      [[apiError(401, 'authentication_error', 'invalid x-api-key')], refusedKey],
      [[apiError(403, 'permission_error', 'not allowed')], refusedKey],
      [[apiError(400, 'invalid_request_error', 'Your credit balance is too low')], noCredit],
      [[apiError(402, 'billing_error', 'Payment is required')], noCredit],
      [
        [apiError(404, 'not_found_error', 'model: claude-none')],
        'there is no such model: look at the agent file and at ARCHITECT_MODELS (model: claude-none)',
      ],
    ];
    for (const [responses, because] of failures) {
      server.forget();
      server.answerNext(...responses);
      ask = openClaude({ key: 'test', baseUrl: server.url, models: modelsOf(null), secondsPerCall: 20, pause: 1 });
      const { publication } = await reviewed();
      expect(publication.lanes).toEqual({ rules: 'done', agent: 'failed', because });
      expect(publication.check.title).toContain(`; the agent did not review: ${because}`);
      expect(publication).toMatchObject({ outcome: 'degraded', check: { conclusion: 'neutral' } });
    }
  });

  test('goes on with another model where the first is overloaded, and says who answered', async () => {
    answerSurely();
    const input = { path: 'services/orders/src/place.ts', side: 'after', start: 1, end: 40 };
    server.answerNext(
      stoppedStream('tool_use', null, [
        { type: 'thinking', thinking: 'I have to see more.', signature: 'sealed' },
        { type: 'tool_use', id: 'toolu_1', name: 'read_file', input },
      ]),
      ...Array.from({ length: 5 }, () => apiError(529, 'overloaded_error', 'Overloaded', { 'retry-after-ms': '1' })),
    );
    const { publication } = await reviewed();
    expectConfirmed(publication);
    expect(publication.agent?.models).toEqual(['claude-sonnet-5-5', 'claude-sonnet-5']);
    const other = server.requests.filter(({ model }) => model === 'claude-sonnet-5');
    expect(other).toHaveLength(1 + 2);
    expect(JSON.stringify(other[0])).toContain('const payment = await charge(order.total)');
    expect(JSON.stringify(other)).not.toContain('sealed');
    expect(server.requests.flatMap(lintRequest)).toEqual([]);
    expect(publication.summary).toContain('with `claude-sonnet-5-5` and `claude-sonnet-5`');
  });

  test('sends nothing more when the budget is spent, and posts nothing that nobody tested', async () => {
    // The answer that finds costs all there is.
    const dear = { input_tokens: 1_000, output_tokens: 150_000 };
    server.model.on({ userMessage: search }, { content: found, usage: dear });
    server.model.on({ userMessage: trial }, { content: JSON.stringify(real), usage });
    const log = inMemorySpendingLog();
    const caps = { call: 0.5, pullRequest: 1.4, day: 20 };
    const { publication, rules } = await reviewed(withinBudget(ask, caps, log, modelsOf(null)));
    expect(server.requests).toHaveLength(1);
    expect(publication.lanes).toMatchObject({ agent: 'incomplete', because: expect.stringMatching(/budget/) });
    expect(publication.comments).toEqual(rules.comments);
    expect(publication.summary).toContain(retry.title);
    expect(publication.agent?.dollars).toBeCloseTo((await log.spent()).pullRequest);
  });
});
