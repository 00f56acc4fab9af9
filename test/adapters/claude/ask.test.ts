import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Ask, openClaude } from '../../../src/adapters/claude/ask.ts';
import { modelsOf } from '../../../src/adapters/claude/models.ts';
import { apiError, brokenConnection, brokenStream, type ModelServer, startModelServer } from './model-server.ts';
import { questionOf, user } from './question.ts';

let server: ModelServer;
let ask: Ask;

beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.stop());
beforeEach(() => {
  server.model.reset();
  ask = open();
});

function open(secondsPerCall = 20): Ask {
  return openClaude({ key: 'test', baseUrl: server.url, models: modelsOf(null), secondsPerCall, pause: 1 });
}

const overloaded = () => apiError(529, 'overloaded_error', 'Overloaded', { 'retry-after-ms': '1' });

describe('a question', () => {
  test('is answered, with what it cost by the table of prices', async () => {
    server.model.onMessage(/Look at/, {
      content: '{"findings":[]}',
      usage: { input_tokens: 1_000, output_tokens: 200 },
    });
    const reply = await ask(questionOf());
    expect(reply).toMatchObject({
      answer: {
        content: [{ type: 'text', text: '{"findings":[]}' }],
        stop: 'end',
        refusal: null,
        usage: { input: 1_000, output: 200, cacheRead: 0 },
        cost: (1_000 * 2 + 200 * 10) / 1_000_000,
      },
    });
  });

  test.each([{ input_tokens: -1_000_000, output_tokens: 'few' }, {}])(
    'is an answer from a host that does not say who it is, or counts %j',
    async (usage) => {
      const events = [
        { type: 'message_start', message: { type: 'message', role: 'assistant', content: [], usage } },
        { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage },
        { type: 'message_stop' },
      ];
      const body = events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
      server.answerNext(new Response(body, { headers: { 'content-type': 'text/event-stream' } }));
      expect(await ask(questionOf())).toMatchObject({
        answer: { model: 'claude-sonnet-5-5', usage: { input: 0, output: 0 }, cost: 0 },
      });
    },
  );

  test('goes out as the API wants it: adaptive thinking, a form, cached prefixes, nothing forced', async () => {
    server.model.onMessage(/Look at/, { content: '{}' });
    await ask(questionOf());
    expect(server.requests.at(-1)).toMatchObject({
      model: 'claude-sonnet-5-5',
      max_tokens: 24_000,
      stream: true,
      thinking: { type: 'adaptive' },
      output_config: { effort: 'high', format: { type: 'json_schema', schema: { additionalProperties: false } } },
      system: [{ text: 'You review changes.', cache_control: { type: 'ephemeral', ttl: '1h' } }],
      messages: [
        {
          role: 'user',
          content: [{ cache_control: { type: 'ephemeral', ttl: '5m' } }, { text: 'Look at contracts.' }],
        },
      ],
    });
    expect(server.requests.at(-1)).not.toHaveProperty('tool_choice');
  });

  test('goes on after a tool was used, and what the model thought goes back as it came', async () => {
    server.model.onMessage(/Look at/, {
      toolCalls: [{ id: 'toolu_1', name: 'read_file', arguments: '{"path":"a.ts"}' }],
    });
    const first = await ask(questionOf());
    expect(first).toMatchObject({ answer: { stop: 'tools', content: [{ type: 'use', input: { path: 'a.ts' } }] } });
    server.model.reset();
    server.model.on({ toolResultContains: 'line 1' }, { content: '{"findings":[]}' });
    const [used] = 'answer' in first ? first.answer.content : [];
    const id = used?.type === 'use' ? used.id : '';
    const thought = { type: 'thinking', thinking: 'hm', signature: 's' };
    const second = await ask(
      questionOf({
        messages: [
          ...questionOf().messages,
          { role: 'assistant', content: [{ type: 'kept', value: thought }, ...(used ? [used] : [])] },
          user({ type: 'result', id, text: 'line 1', failed: false }),
        ],
      }),
    );
    expect(second).toMatchObject({ answer: { stop: 'end' } });
    expect(server.requests.at(-1)).toMatchObject({
      messages: [
        {},
        { content: [thought, { type: 'tool_use', id }] },
        { content: [{ type: 'tool_result', tool_use_id: id, cache_control: { type: 'ephemeral' } }] },
      ],
    });
  });

  test('that is cut short says so', async () => {
    server.model.onMessage(/Look at/, { content: '{"findi', finishReason: 'length' });
    expect(await ask(questionOf())).toMatchObject({ answer: { stop: 'length' } });
  });
});

describe('trouble', () => {
  test('that passes is waited out', async () => {
    server.model.onMessage(/Look at/, { content: '{}' });
    server.answerNext(overloaded(), apiError(500, 'api_error', 'Internal', { 'retry-after-ms': '1' }));
    expect(await ask(questionOf())).toMatchObject({ answer: { stop: 'end' } });
  });

  test.each([
    [429, 'rate_limit_error'],
    [529, 'overloaded_error'],
    [500, 'api_error'],
  ])('of %i, as another host sends it, is waited out', async (status, type) => {
    server.model.onMessage(/Look at/, { content: '{}' });
    server.model.nextRequestError(status, { message: 'later', type });
    const sent = server.requests.length;
    expect(await ask(questionOf())).toMatchObject({ answer: { stop: 'end' } });
    expect(server.requests).toHaveLength(sent + 2);
  });

  test('in the middle of an answer is waited out too', async () => {
    server.model.onMessage(/Look at/, { content: '{}' });
    server.answerNext(brokenStream('overloaded_error'));
    expect(await ask(questionOf())).toMatchObject({ answer: { stop: 'end' } });
  });

  test('that stays is said, and the model is not asked for a while', async () => {
    server.answerNext(...Array.from({ length: 5 }, overloaded));
    expect(await ask(questionOf())).toMatchObject({ trouble: { kind: 'overloaded' } });
    const sent = server.requests.length;
    expect(await ask(questionOf())).toMatchObject({ trouble: { kind: 'overloaded' } });
    expect(server.requests).toHaveLength(sent);
  });

  test.each([
    [401, 'authentication_error', 'invalid x-api-key', 'key-refused'],
    [403, 'permission_error', 'not allowed', 'key-refused'],
    [400, 'invalid_request_error', 'Your credit balance is too low', 'quota'],
    [402, 'billing_error', 'Payment is required', 'quota'],
    [404, 'not_found_error', 'model: claude-none', 'unknown-model'],
    [413, 'request_too_large', 'Request exceeds the maximum size', 'too-large'],
    [400, 'invalid_request_error', 'prompt is too long: 1200000 tokens > 1000000', 'too-large'],
    [400, 'invalid_request_error', 'The compiled grammar is too large', 'schema'],
    [400, 'invalid_request_error', 'messages: something else', 'invalid'],
  ])('%i %s (%s) is %s', async (status, type, message, kind) => {
    server.answerNext(apiError(status, type, message));
    const reply = await ask(questionOf());
    expect(reply).toMatchObject({ trouble: { kind } });
    expect('trouble' in reply && reply.trouble.message).toContain(message.slice(0, 20));
  });

  test('of a limit comes after its retries', async () => {
    const limited = () => apiError(429, 'rate_limit_error', 'Too many', { 'retry-after-ms': '1' });
    server.answerNext(...Array.from({ length: 5 }, limited));
    expect(await ask(questionOf())).toMatchObject({ trouble: { kind: 'rate-limited' } });
  });

  test('of a body that is no answer is no exception', async () => {
    server.answerNext(
      new Response('event: message_start\ndata: {"oops\n\n', { headers: { 'content-type': 'text/event-stream' } }),
    );
    expect(await ask(questionOf())).toMatchObject({ trouble: { kind: expect.stringMatching(/invalid|unreachable/) } });
  });

  test('of a connection that breaks is no exception', async () => {
    server.model.onMessage(
      /Look at/,
      { content: 'a long answer that never ends' },
      { disconnectAfterMs: 1, truncateAfterChunks: 1 },
    );
    expect(await ask(questionOf())).toMatchObject({ trouble: {} });
  });

  test('of a connection that breaks in the middle of an answer is waited out, and said where it stays', async () => {
    server.model.onMessage(/Look at/, { content: 'a long answer' });
    server.answerNext(brokenConnection());
    expect(await ask(questionOf())).toMatchObject({ answer: { content: [{ text: 'a long answer' }] } });
    server.answerNext(brokenConnection(), brokenConnection(), brokenConnection());
    expect(await ask(questionOf())).toMatchObject({
      trouble: { kind: 'unreachable', message: expect.stringMatching(/broke off/), cost: expect.any(Number) },
    });
  });

  test('of an answer that does not come is told from one that breaks off', async () => {
    server.answerNext(new Response(new ReadableStream({}), { headers: { 'content-type': 'text/event-stream' } }));
    const slow = await open(0.3)(questionOf());
    expect(slow).toEqual({ trouble: { kind: 'too-slow', message: 'the model did not answer within 0.3 seconds' } });
  });

  test('in the middle of an answer is paid for as far as it came', async () => {
    const begun = { input_tokens: 1_000, output_tokens: 10 };
    server.model.onMessage(/Look at/, { content: '{}', usage: begun });
    server.answerNext(brokenStream('overloaded_error', begun));
    const once = (1_000 * 2 + 10 * 10) / 1_000_000;
    const whole = await ask(questionOf());
    expect('answer' in whole && whole.answer.cost).toBeCloseTo(2 * once);
    server.answerNext(...Array.from({ length: 3 }, () => brokenStream('overloaded_error', begun)));
    const never = await ask(questionOf());
    expect('trouble' in never && never.trouble.cost).toBeCloseTo(3 * once);
  });

  test('of an overload names who can be asked instead, until they are overloaded too', async () => {
    server.answerNext(...Array.from({ length: 5 }, overloaded));
    expect(await ask(questionOf())).toMatchObject({ trouble: { kind: 'overloaded', instead: 'sonnet-5' } });
    expect(await ask(questionOf())).toMatchObject({ trouble: { kind: 'overloaded', instead: 'sonnet-5' } });
    server.model.onMessage(/Look at/, { content: '{}' });
    expect(await ask(questionOf({ model: 'sonnet-5' }))).toHaveProperty('answer');
    expect(server.requests.at(-1)).toMatchObject({ model: 'claude-sonnet-5', max_tokens: 24_000 });
    server.answerNext(...Array.from({ length: 5 }, overloaded));
    await ask(questionOf({ model: 'sonnet-5' }));
    const both = await ask(questionOf());
    expect('trouble' in both && both.trouble.kind).toBe('overloaded');
    expect(both).not.toHaveProperty('trouble.instead');
  });

  test('of nobody there, or of being cancelled, is no exception', async () => {
    const nowhere = openClaude({
      key: 'x',
      baseUrl: 'http://127.0.0.1:9',
      models: modelsOf(null),
      secondsPerCall: 0.3,
      pause: 1,
    });
    expect(await nowhere(questionOf())).toMatchObject({ trouble: { kind: 'too-slow' } });
    expect(await ask(questionOf(), AbortSignal.abort())).toMatchObject({ trouble: { kind: 'unreachable' } });
  });
});
