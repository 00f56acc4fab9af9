import { expect, test } from 'vitest';
import type { Ask } from '../../../src/adapters/claude/ask.ts';
import { withinTime } from '../../../src/adapters/claude/within-time.ts';
import type { Reply } from '../../../src/core/model/question.ts';
import { questionOf } from './question.ts';

/** A model that answers nothing until it is cancelled, and what it says then. */
const silent =
  (reply: Reply): Ask =>
  (_question, signal) =>
    new Promise((resolve) => signal?.addEventListener('abort', () => resolve(reply)));
const cancelled: Reply = { trouble: { kind: 'unreachable', message: 'cancelled', cost: 0.02 } };
const tooLate = { kind: 'too-slow', message: 'the time for this review is over' };

test('what is under way when the time is over is cancelled, and what it cost is not forgotten', async () => {
  const ask = withinTime(silent(cancelled), 0.01);
  expect(await ask(questionOf())).toEqual({ trouble: { ...tooLate, cost: 0.02 } });
});

test('after that nobody is asked', async () => {
  let asked = 0;
  const counting: Ask = async (question, signal) => {
    asked++;
    return silent({ trouble: { kind: 'unreachable', message: 'cancelled' } })(question, signal);
  };
  const ask = withinTime(counting, 0.01);
  expect([await ask(questionOf()), await ask(questionOf())]).toEqual([{ trouble: tooLate }, { trouble: tooLate }]);
  expect(asked).toBe(1);
});

test('who calls it off before that hears of that', async () => {
  const off = new AbortController();
  const reply = withinTime(silent(cancelled), 600)(questionOf(), off.signal);
  off.abort();
  expect(await reply).toEqual(cancelled);
});
