import { describe, expect, test } from 'vitest';
import type { Ask } from '../../../src/adapters/claude/ask.ts';
import { type Caps, type SpendingLog, withinBudget } from '../../../src/adapters/claude/budget.ts';
import { costOf } from '../../../src/adapters/claude/cost.ts';
import { modelOf, modelsOf } from '../../../src/adapters/claude/models.ts';
import { inMemorySpendingLog } from '../../../src/adapters/claude/in-memory-spending-log.ts';
import type { Question } from '../../../src/core/model/question.ts';
import { questionOf } from './question.ts';

const caps: Caps = { call: 0.5, pullRequest: 1, day: 10 };

function budgeted(spent = { pullRequest: 0, day: 0 }, limits = caps, cost = 0.3) {
  const asked: Question[] = [];
  const usage = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
  const ask: Ask = async (question) => {
    asked.push(question);
    return { answer: { content: [], stop: 'end', refusal: null, model: 'm', usage, cost } };
  };
  const log: SpendingLog = {
    spent: async () => ({ ...spent }),
    reserve: async (most) => {
      spent.day += most;
      return async (cost) => {
        spent.pullRequest += cost;
        spent.day += cost - most;
      };
    },
  };
  const another = () => withinBudget(ask, limits, log, modelsOf(null));
  return { asked, spent, another, ask: another() };
}

describe('the budget', () => {
  test('lets through what fits, and writes down what it cost', async () => {
    const { ask, asked, spent } = budgeted();
    expect(await ask(questionOf())).toHaveProperty('answer');
    expect(asked[0]?.mostTokens).toBe(24_000);
    expect(spent.pullRequest).toBeCloseTo(0.3);
    expect(spent.day).toBeCloseTo(0.3);
  });

  test('shortens an answer that could grow too dear', async () => {
    const { ask, asked } = budgeted({ pullRequest: 0.9, day: 0 });
    expect(await ask(questionOf())).toHaveProperty('answer');
    expect(asked[0]?.mostTokens).toBeGreaterThan(4_000);
    expect(asked[0]?.mostTokens).toBeLessThan(10_000);
  });

  test.each([
    ['the pull request', { pullRequest: 0.99, day: 0 }, questionOf()],
    ['the day', { pullRequest: 0, day: 9.99 }, questionOf()],
  ])('makes no call that is over the cap of %s', async (_, spent, question) => {
    const { ask, asked } = budgeted(spent);
    const reply = await ask(question);
    expect(reply).toMatchObject({ trouble: { kind: 'budget' } });
    expect('trouble' in reply && reply.trouble.message).toMatch(/of \$1\.00 spent on this pull request/);
    expect(asked).toEqual([]);
  });

  test('makes no call that could cost more than one may, and says that half of it might', async () => {
    const { ask, asked } = budgeted();
    const reply = await ask(questionOf({ system: [{ type: 'text', text: 'x'.repeat(1_000_000) }] }));
    const message = 'one call may cost $0.50, and this one could cost more';
    expect(reply).toEqual({ trouble: { kind: 'too-large', message } });
    expect(asked).toEqual([]);
  });

  test('counts the calls that are under way', async () => {
    const { ask, asked } = budgeted({ pullRequest: 0, day: 0 }, { ...caps, pullRequest: 0.5 });
    const replies = await Promise.all([ask(questionOf()), ask(questionOf()), ask(questionOf())]);
    expect(replies.filter((reply) => 'trouble' in reply)).toHaveLength(1);
    expect(asked).toHaveLength(2);
  });

  test('sets aside what is under way, so that several processes stay within the day together', async () => {
    const most = 9.2;
    const { another, asked, spent } = budgeted({ pullRequest: 0, day: most }, { ...caps, pullRequest: 10, day: 10 });
    await Promise.all(Array.from({ length: 8 }, () => another()(questionOf())));
    expect(asked.length).toBeLessThanOrEqual(3);
    expect(spent.day).toBeCloseTo(most + asked.length * 0.3);
    expect(await another()(questionOf({ mostTokens: 1 }))).toHaveProperty('answer');
  });

  test('counts all that was set aside for an answer of which nobody says what it cost', async () => {
    const { ask, spent } = budgeted(undefined, caps, 0);
    expect(await ask(questionOf())).toHaveProperty('answer');
    expect(spent.pullRequest).toBeGreaterThan((24_000 * 10) / 1_000_000);
    expect(spent.day).toBeCloseTo(spent.pullRequest);
  });

  test('counts what an answer cost that broke off', async () => {
    const spent = inMemorySpendingLog();
    const broke: Ask = async () => ({ trouble: { kind: 'unreachable', message: 'it broke off', cost: 0.2 } });
    await withinBudget(broke, caps, spent, modelsOf(null))(questionOf());
    expect(await spent.spent()).toEqual({ pullRequest: 0.2, day: 0.2 });
  });
});

describe('the price', () => {
  const usage = { input: 1e6, output: 1e6, cacheRead: 1e6, cacheWrite5m: 1e6, cacheWrite1h: 1e6 };

  test('of cached tokens is what the API charges', () => {
    expect(costOf(usage, modelOf('sonnet', modelsOf(null)))).toBeCloseTo(2 + 10 + 0.2 + 2.5 + 4);
  });

  test.each(['claude-next', 'constructor'])('of an unknown id (%s) is that of the most expensive model', (id) => {
    expect(modelOf(id, modelsOf(null))).toMatchObject({ id, output: 50 });
  });

  test('is found by the id as by the alias', () => {
    expect(modelOf('inherit', modelsOf(null)).id).toBe(modelOf('sonnet', modelsOf(null)).id);
    expect(modelOf('claude-opus-5-5', modelsOf(null))).toMatchObject({ output: 20 });
  });

  test('and the aliases can be written over', () => {
    const models = modelsOf('{"sonnet": {"id": "claude-sonnet-6"}, "tiny": {"id": "t", "input": 1, "output": 2}}');
    expect(modelOf('sonnet', models)).toMatchObject({ id: 'claude-sonnet-6', input: 2, instead: null });
    expect(modelOf('sonnet', modelsOf('{"sonnet": {"input": 3}}'))).toMatchObject({ input: 3, instead: 'sonnet-5' });
    expect(modelOf('sonnet', modelsOf('{"sonnet": {"instead": null}}')).instead).toBeNull();
    expect(modelOf('tiny', models)).toMatchObject({ id: 't', output: 2 });
  });

  test.each([
    '',
    '[]',
    '{"sonnet": 1}',
    '{"x": {"id": "x"}}',
    '{"sonnet": {"instead": 7}}',
    '{"x": {"id": "x", "input": -1, "output": 1}}',
  ])('is refused as %j, with what to write', (table) => expect(() => modelsOf(table)).toThrow(/ARCHITECT_MODELS/));
});
