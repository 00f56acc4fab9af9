import type { JobWithMetadata } from 'pg-boss';
import { describe, expect, test } from 'vitest';
import { messageOf, outcomeOf } from '../../../src/adapters/jobs/execution/outcome.ts';
import { mostAttempts } from '../../../src/adapters/jobs/queues/queues.ts';
import { TryAgain, UserProblem } from '../../../src/core/model/problem.ts';

const now = new Date('2026-11-25T12:00:00Z');

/** What becomes of a job that has failed so often and was handed back so often, and is so many hours old. */
function outcome(error: unknown, { failed = 0, handedBack = 0, hours = 0 } = {}) {
  const job = {
    retryCount: failed + handedBack,
    retryLimit: mostAttempts + handedBack,
    createdOn: new Date(now.getTime() - hours * 60 * 60 * 1000),
  };
  return outcomeOf(error, job as JobWithMetadata<object>, now);
}

describe('what is to be done later', () => {
  const outage = new TryAgain(5, 'the host is down');

  test('waits twice as long each time, and five minutes at most', () => {
    const waits = [0, 1, 2, 3, 4, 5, 6, 7, 200].map((handedBack) => outcome(outage, { handedBack }));
    expect(waits.map((one) => 'handBack' in one && one.handBack)).toEqual([5, 10, 20, 40, 80, 160, 300, 300, 300]);
  });

  test('waits as long as it was told to, where that is longer', () => {
    expect(outcome(new TryAgain(3600, 'a limit'), { handedBack: 3 })).toEqual({ handBack: 3600 });
    expect(outcome(new TryAgain(0, 'at once'), { handedBack: 2000 })).toEqual({ handBack: 0 });
  });

  test('counts as failing after a day', () => {
    expect(outcome(outage, { hours: 25 })).toMatchObject({ giveUp: false });
  });
});

test.each([
  ['an error', new Error('the lights went out'), { failed: 0 }, false],
  ['an error after it was handed back', new Error('the lights went out'), { failed: 4, handedBack: 7 }, false],
  ['one error too many', new Error('the lights went out'), { failed: 5, handedBack: 7 }, true],
  ['what only a person can mend', new UserProblem('key', 'The key is wrong.', 'Mend it.'), {}, true],
])('%s', (_, error, past, giveUp) => {
  expect(outcome(error, past)).toEqual({ giveUp, message: expect.stringContaining(error.message) });
});

test.each([
  [new Error('the lights went out'), 'the lights went out'],
  [{ message: 'the lights went out', queue: 'review' }, 'the lights went out'],
  ['the lights went out', 'the lights went out'],
  [null, 'null'],
])('%j is told in a sentence', (error, message) => expect(messageOf(error)).toBe(message));
