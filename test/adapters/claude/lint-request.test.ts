import { describe, expect, test } from 'vitest';
import { modelsOf, modelOf } from '../../../src/adapters/claude/models.ts';
import { requestOf } from '../../../src/adapters/claude/request.ts';
import { lintRequest } from './lint-request.ts';
import { questionOf, user } from './question.ts';

const request = () => ({ ...requestOf(questionOf(), modelOf('sonnet', modelsOf(null))), stream: true });
const kept = (ttl?: string) => ({
  type: 'text',
  text: 'x',
  cache_control: { type: 'ephemeral', ...(ttl !== undefined && { ttl }) },
});
const used = { role: 'assistant', content: [{ type: 'tool_use', id: 'a', name: 'read_file', input: {} }] };
const result = (id: string) => ({ type: 'tool_result', tool_use_id: id, content: 'x' });

describe('what the real API refuses', () => {
  test('is not in what we send', () => {
    expect(lintRequest(request())).toEqual([]);
    const many = Array.from({ length: 12 }, (_, turn) => [
      { role: 'assistant' as const, content: [{ type: 'use' as const, id: `t${turn}`, name: 'read_file', input: {} }] },
      user({ type: 'result', id: `t${turn}`, text: 'x', failed: false }),
    ]).flat();
    const long = questionOf({ messages: [...questionOf().messages, ...many] });
    expect(lintRequest(requestOf(long, modelOf('opus', modelsOf(null))))).toEqual([]);
  });

  test.each([
    ['sampling', { temperature: 0 }, /temperature/],
    ['a forced tool', { tool_choice: { type: 'any' } }, /forcing/],
    ['a thinking budget', { thinking: { type: 'enabled', budget_tokens: 1024 } }, /adaptive/],
    ['no thinking', { thinking: { type: 'disabled' } }, /adaptive/],
    ['an unknown field', { think: true }, /Extra inputs/],
    ['more tokens than there are', { max_tokens: 500_000 }, /max_tokens/],
    ['an alias', { model: 'sonnet' }, /model/],
    [
      'a prefilled answer',
      {
        messages: [
          { role: 'user', content: 'x' },
          { role: 'assistant', content: '{' },
        ],
      },
      /prefilled/,
    ],
    ['five breakpoints', { system: Array.from({ length: 5 }, () => kept()) }, /at most 4/],
    ['the longer ttl last', { system: [kept('5m'), kept('1h')] }, /1h must not/],
    ['a result for nobody', { messages: [{ role: 'user', content: [result('b')] }] }, /answers no tool_use/],
    [
      'no result',
      { messages: [{ role: 'user', content: 'x' }, used, { role: 'user', content: 'y' }] },
      /has no tool_result/,
    ],
    [
      'text before results',
      {
        messages: [
          { role: 'user', content: 'x' },
          used,
          { role: 'user', content: [{ type: 'text', text: 'y' }, result('a')] },
        ],
      },
      /must come first/,
    ],
    [
      'two results for one use',
      { messages: [{ role: 'user', content: 'x' }, used, { role: 'user', content: [result('a'), result('a')] }] },
      /answered twice/,
    ],
    [
      'a use of tools that were not told of',
      { tools: undefined, messages: [{ role: 'user', content: 'x' }, used, { role: 'user', content: [result('a')] }] },
      /required where messages contain/,
    ],
    ['an assistant who begins', { messages: [used, { role: 'user', content: [result('a')] }] }, /not of the user/],
    ['a tool of any name', { tools: [{ name: 'read file', input_schema: { type: 'object' } }] }, /no name of a tool/],
    ['another ttl', { system: [kept('2h')] }, /5m or 1h/],
    ['an effort of its own', { output_config: { effort: 'total' } }, /no such effort/],
    [
      'an open form',
      { output_config: { format: { type: 'json_schema', schema: { type: 'object' } } } },
      /has to be false/,
    ],
    [
      'a form with bounds',
      {
        output_config: {
          format: {
            type: 'json_schema',
            schema: {
              type: 'object',
              additionalProperties: false,
              properties: { line: { type: 'integer', minimum: 1 } },
            },
          },
        },
      },
      /minimum is not supported/,
    ],
    ['empty text', { messages: [{ role: 'user', content: [{ type: 'text', text: '' }] }] }, /empty text/],
    ['nothing to answer', { messages: [] }, /at least one/],
  ])('%s', (_, change, says) => expect(lintRequest({ ...request(), ...change }).join('\n')).toMatch(says));
});
