import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handles } from '../../src/service/handlers.ts';
import { modelsOf } from '../../src/adapters/claude/models.ts';
import type { ReviewErrand } from '../../src/core/model/errand.ts';
import type { Question, Reply, Trouble } from '../../src/core/model/question.ts';
import { finding, type FakeModel, telling } from '../core/agents/consultation.ts';
import { real, retry, shop } from '../core/agents/shop.ts';
import type { FakePull } from '../fake-github/fake-pull.ts';
import { attempted } from './plain-queue.ts';
import { type FakeApp, startFakeApp, reviewOf } from './fake-app.ts';

let app: FakeApp;
let pull: FakePull;
let questions: Question[];
let minutes: number;

beforeEach(async () => {
  app = await startFakeApp();
  [questions, minutes] = [[], 0];
  const tree = (side: 0 | 1) =>
    Object.fromEntries(Object.entries(shop).map(([path, texts]) => [path, texts[side] ?? '']));
  pull = app.github.repository('acme/shop', { files: tree(0) }).propose(tree(1), {});
});
afterEach(() => app.github.stop());

/** One who finds the retry without an end, and three skeptics who agree. */
const honest: FakeModel = ({ purpose }) => (purpose === 'find' ? finding(retry) : telling(real));
const troubled =
  (kind: Trouble): FakeModel =>
  () => ({ trouble: { kind, message: `trouble: ${kind}` } });

function handlersOf(model: FakeModel, rulesFirstSeconds = 60) {
  const ask = async (question: Question): Promise<Reply> => {
    questions.push(question);
    return model(question, questions.length);
  };
  const now = () => new Date(Date.now() + minutes * 60_000);
  return handles({ ...app.app, now, rulesFirstSeconds, model: { ask, models: modelsOf(null), fence: 'a fence' } });
}

const review = (model: FakeModel, errand: Partial<ReviewErrand> = {}) =>
  handlersOf(model).review(reviewOf(app, pull, errand), attempted());

/** The alarm rings, so many minutes after the review. */
async function ring(model: FakeModel, after: number): Promise<void> {
  minutes = after;
  const alarm = app.queue.alarms.pop();
  await handlersOf(model).review(alarm?.errand ?? expect.fail('no alarm is set'), attempted({ job: 'the alarm' }));
}

const titles = () => pull.checks.map(({ output }) => output.title);
const told = () => pull.threads.map(({ comments }) => comments[0]?.body).join('\n');
const again = (minutes: number) => expect.stringContaining(`(it is asked again in ${minutes} minutes)`);

describe('an agent that was kept from it by something that passes', () => {
  test.each<Trouble>(['overloaded', 'rate-limited', 'unreachable', 'too-slow'])('%s: looks again', async (kind) => {
    await review(troubled(kind));
    expect(titles()).toEqual([again(5)]);
    expect(pull.summaries[0]?.body).toContain('The agent did not review this change');
    expect(app.queue.alarms).toMatchObject([{ errand: { because: 'second-look', again: false }, seconds: 300 }]);
    await ring(honest, 5);
    expect(titles()).toEqual([expect.not.stringMatching(/agent/)]);
    expect(pull.checks).toMatchObject([{ status: 'completed', conclusion: 'neutral' }]);
    expect(pull.summaries).toHaveLength(1);
    expect(pull.summaries[0]?.body).not.toContain('asked again');
    expect(pull.reviews).toHaveLength(2);
    expect(told()).toContain('Charging is retried for ever');
  });

  test('looks again although there was another model to ask, where that failed too', async () => {
    const both: FakeModel = ({ model }) =>
      model === 'sonnet'
        ? { trouble: { kind: 'overloaded', message: 'overloaded', instead: 'claude-none' } }
        : { trouble: { kind: 'unknown-model', message: 'model: claude-none' } };
    await review(both);
    expect(questions.map(({ model }) => model)).toEqual(['sonnet', 'claude-none']);
    expect(titles()).toEqual([again(5)]);
  });

  test('looks again too where the rules were said before it', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const slow: FakeModel = async (question, number) => {
      await promise;
      return troubled('overloaded')(question, number);
    };
    const handlers = handlersOf(slow, 0);
    const going = handlers.review(reviewOf(app, pull), attempted());
    await expect.poll(() => pull.checks[0]?.status, { timeout: 20_000 }).toBe('completed');
    expect(titles()).toEqual([expect.stringContaining('an agent is still reviewing')]);
    resolve();
    await going;
    expect(titles()).toEqual([again(5)]);
    await ring(honest, 5);
    expect(titles()).toEqual([expect.not.stringMatching(/agent/)]);
    expect(pull.checks).toHaveLength(1);
    expect(pull.summaries).toHaveLength(1);
    expect(pull.reviews).toHaveLength(2);
  });

  test('is not asked again when it has answered, whatever comes', async () => {
    await review(troubled('overloaded'));
    await ring(honest, 5);
    const asked = questions.length;
    for (const because of ['second-look', 'labels-changed', 'ready', 'healed'] as const)
      await review(honest, { because });
    expect(questions).toHaveLength(asked);
    expect(app.queue.alarms).toEqual([]);
    expect(pull.reviews).toHaveLength(2);
  });

  test('looks no sooner: who comes before sets the alarm again', async () => {
    await review(troubled('overloaded'));
    app.queue.alarms.length = 0;
    minutes = 2;
    const asked = questions.length;
    await review(honest, { because: 'ready' });
    expect(questions).toHaveLength(asked);
    expect(app.queue.alarms).toMatchObject([{ errand: { because: 'second-look' } }]);
    expect(app.queue.alarms[0]?.seconds).toBeGreaterThan(170);
    expect(app.queue.alarms[0]?.seconds).toBeLessThanOrEqual(180);
  });

  test('looks three times, later and later, and then says that it did not', async () => {
    await review(troubled('overloaded'));
    await ring(troubled('overloaded'), 5);
    expect(titles()).toEqual([again(15)]);
    await ring(troubled('overloaded'), 20);
    expect(titles()).toEqual([again(45)]);
    await ring(troubled('overloaded'), 65);
    expect(titles()).toEqual([expect.stringMatching(/the agent did not review: the model is overloaded$/)]);
    expect(app.queue.alarms).toEqual([]);
    expect(pull.summaries).toHaveLength(1);
    expect(pull.reviews).toHaveLength(1);
  });

  test('is paid for what is missing, and for nothing else', async () => {
    const halfway: FakeModel = (question, number) =>
      question.purpose === 'find' ? honest(question, number) : troubled('overloaded')(question, number);
    await review(halfway);
    expect(titles()).toEqual([expect.stringMatching(/one finding could not be put to the test.*asked again in 5/)]);
    expect(told()).not.toContain('Charging');
    questions = [];
    await ring(honest, 5);
    expect(questions.map(({ purpose }) => purpose)).toEqual(['refute', 'refute']);
    expect(titles()).toEqual([expect.not.stringMatching(/agent/)]);
    expect(told()).toContain('Charging is retried for ever');
  });

  test('gives way to a newer push', async () => {
    await review(troubled('overloaded'));
    const [alarm] = app.queue.alarms.splice(0);
    pull.push({ 'services/orders/package.json': '{ "name": "orders", "private": false }\n' });
    await review(honest, { because: 'pushed' });
    const asked = questions.length;
    minutes = 5;
    await handlersOf(honest).review(alarm?.errand ?? expect.fail(), attempted());
    expect(questions).toHaveLength(asked);
    expect(pull.summaries).toHaveLength(1);
  });

  test('looks at nothing that was closed or became a draft meanwhile', async () => {
    await review(troubled('overloaded'));
    const asked = questions.length;
    pull.close();
    await ring(honest, 5);
    expect(questions).toHaveLength(asked);
    expect(titles()).toEqual([again(5)]);
  });

  test('that was interrupted before it was said is said by the next attempt, and not asked', async () => {
    await review(troubled('overloaded'));
    app.github.faults.plan('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', { status: 502 });
    await expect(ring(honest, 5)).rejects.toThrow(/not known|failed|answer/);
    const asked = questions.length;
    await review(honest, { because: 'second-look' });
    expect(questions).toHaveLength(asked);
    expect(pull.reviews).toHaveLength(2);
    expect(titles()).toEqual([expect.not.stringMatching(/agent/)]);
  });

  test('that is given up leaves what was said', async () => {
    await review(troubled('overloaded'));
    const before = [titles(), pull.summaries[0]?.body];
    const errand = reviewOf(app, pull, { because: 'second-look' });
    await handlersOf(honest).dead({ errand, message: 'It failed' }, attempted());
    expect([titles(), pull.summaries[0]?.body]).toEqual(before);
  });
});

test.each<Trouble>(['key-refused', 'quota', 'budget', 'unknown-model', 'too-large'])(
  'an agent in the way of which is %s does not look again',
  async (kind) => {
    await review(troubled(kind));
    expect(app.queue.alarms).toEqual([]);
    expect(titles()).toEqual([expect.stringMatching(/the agent did not review: /)]);
  },
);
