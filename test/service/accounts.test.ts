import { afterAll, describe, expect, test } from 'vitest';
import { accountsOf } from '../../src/service/model/accounts.ts';
import type { Ask } from '../../src/adapters/claude/ask.ts';
import { withinBudget } from '../../src/adapters/claude/budget.ts';
import { modelsOf } from '../../src/adapters/claude/models.ts';
import { openQueue } from '../../src/adapters/jobs/open-queue.ts';
import type { Queue } from '../../src/adapters/jobs/queue.ts';
import type { PullRequest } from '../../src/core/model/pull-request.ts';
import { questionOf } from '../adapters/claude/question.ts';
import { postgres, type TestSettings } from '../adapters/jobs/backend.ts';

const served = await postgres();
afterAll(() => served.cleanUp());

/** Sums of dollars are not exact. */
const aCent = 0.01;
const caps = { call: 0.5, pullRequest: 1, day: 2 };
const log = { info: () => {}, warn: () => {}, error: () => {} };
const usage = { input: 0, output: 0, cacheRead: 0, cacheWrite5m: 0, cacheWrite1h: 0 };
const { sonnet } = modelsOf(null);
/** Costs 20 cents, or less where fewer tokens may be written. */
const costly: Ask = async ({ mostTokens }) => {
  await new Promise((resolve) => setTimeout(resolve, 20));
  const cost = Math.min(0.2, (mostTokens * (sonnet?.output ?? 0)) / 1e6);
  return { answer: { content: [], stop: 'end', refusal: null, model: 'm', usage, cost } };
};
const repository = { installation: 1, owner: 'acme', name: 'shop', id: 7 };
const pull = (number: number): PullRequest => ({ repository, number });
const now = () => new Date('2026-11-25T23:00:00Z');

const open = (database: TestSettings) => openQueue({ ...database, log });
const asks = ({ records }: Queue, number: number, at = now): Ask =>
  withinBudget(costly, caps, accountsOf(records, pull(number), at), modelsOf(null));

/** Asks so often, all at once, and adds up what the answers cost. */
async function costs(asked: readonly Ask[], times: number): Promise<number> {
  const replies = await Promise.all(asked.flatMap((ask) => Array.from({ length: times }, () => ask(questionOf()))));
  return replies.reduce((sum, reply) => sum + ('answer' in reply ? reply.answer.cost : 0), 0);
}

describe.skipIf(!served.isAvailable)('what may be spent', () => {
  test('on a day holds for processes that ask at the same time, and for those that start later', async () => {
    const database = served.newDatabase();
    const [one, other] = [await open(database), await open(database)];
    const paid = await costs([asks(one, 1), asks(one, 2), asks(other, 3), asks(other, 4)], 5);
    expect(paid).toBeGreaterThan(0);
    expect(await one.records.spent(repository.id, '2026-11-25')).toBeCloseTo(paid);
    expect(paid).toBeLessThan(caps.day + aCent);
    await Promise.all([one.stop(0), other.stop(0)]);
    const later = await open(database);
    for (let number = 5; (await costs([asks(later, number)], 1)) > 0; number++);
    expect(await later.records.spent(repository.id, '2026-11-25')).toBeLessThan(caps.day + aCent);
    expect(await asks(later, 50)(questionOf())).toMatchObject({
      trouble: { kind: 'budget', message: expect.stringMatching(/of \$2\.00 today/) },
    });
    const tomorrow = () => new Date('2026-11-26T01:00:00Z');
    expect(await asks(later, 50, tomorrow)(questionOf())).toHaveProperty('answer');
    await later.stop(0);
  });

  test('on a pull request holds over days and restarts', async () => {
    const database = served.newDatabase();
    const first = await open(database);
    const yesterday = () => new Date('2026-11-24T12:00:00Z');
    expect(await costs([asks(first, 1, yesterday)], 1)).toBeCloseTo(0.2);
    expect(await first.records.spentOn(pull(1))).toBeCloseTo(0.2);
    await first.stop(0);
    const second = await open(database);
    for (let call = 0; call < 8; call++) await asks(second, 1)(questionOf());
    const spent = await second.records.spentOn(pull(1));
    expect(spent).toBeGreaterThan(0.5);
    expect(spent).toBeLessThan(caps.pullRequest + aCent);
    await second.stop(0);
  });
});
