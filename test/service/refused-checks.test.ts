import { afterEach, describe, expect, test } from 'vitest';
import { TryAgain } from '../../src/core/model/problem.ts';
import { orders } from '../orders/orders.ts';
import type { FakePull } from '../fake-github/fake-pull.ts';
import { attempted } from './plain-queue.ts';
import { type FakeApp, startFakeApp, queued, reviewOf } from './fake-app.ts';

const broken = { 'openapi.yaml': orders.replace(/ {8}total:\n(?: {10}.*\n)+/, '').replace('        - total\n', '') };
const start = 'POST /repos/{owner}/{repo}/check-runs';
const end = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}';

/** How the host refuses a check, although nothing in the request is wrong. */
const refusals = [
  [403, 'Resource not accessible.'],
  [404, 'Not Found'],
  [410, 'Gone'],
] as const;

let app: FakeApp;
afterEach(() => app.github.stop());

/** A pull request that takes `total` out of the orders. */
async function shop() {
  app = await startFakeApp();
  const repository = app.github.repository('acme/shop', { files: { 'openapi.yaml': orders } });
  return { repository, pull: repository.propose(broken) };
}

function checkOf(pull: FakePull) {
  return pull.checks.map(({ status, conclusion }) => `${status} ${conclusion}`);
}

function said(pull: FakePull) {
  return [pull.reviews.length, pull.threads.length, pull.summaries.length];
}

describe('the end of a check', () => {
  test.each(refusals)('that is refused once with %i is tried again', async (status, message) => {
    const { pull } = await shop();
    app.github.faults.plan(end, { status, message });
    await expect(app.handlers.review(reviewOf(app, pull), attempted())).rejects.toThrow(TryAgain);
    expect([checkOf(pull), said(pull)]).toEqual([['in_progress null'], [1, 1, 1]]);
    await app.handlers.review(reviewOf(app, pull), attempted({ attempt: 2 }));
    expect([checkOf(pull), said(pull)]).toEqual([['completed failure'], [1, 1, 1]]);
  });

  test('is said on another one, if the host does not know the first any more', async () => {
    const { pull, repository } = await shop();
    app.github.faults.plan(end, () => void repository.repository.checkRuns.splice(0));
    await expect(app.handlers.review(reviewOf(app, pull), attempted())).rejects.toThrow(TryAgain);
    await app.handlers.review(reviewOf(app, pull), attempted({ attempt: 2 }));
    expect([checkOf(pull), said(pull)]).toEqual([['completed failure'], [1, 1, 1]]);
  });

  test('that is always refused is not tried for ever, and the log says why', async () => {
    const { pull } = await shop();
    app.github.faults.plan(end, { status: 404, message: 'Not Found' }, { times: Infinity });
    let attempt = 1;
    while (await app.handlers.review(reviewOf(app, pull), attempted({ attempt })).catch(() => true)) attempt += 1;
    expect([attempt, said(pull)]).toEqual([8, [1, 1, 1]]);
    expect(app.lines.filter(({ msg }) => msg === 'the host did not let us say all of it')).toHaveLength(8);
  });

  test.each(refusals)('of a merge group that is refused once with %i is tried again', async (status, message) => {
    const { pull, repository } = await shop();
    const group = queued(app, repository, pull);
    for (const operation of [start, end]) app.github.faults.plan(operation, { status, message });
    await expect(app.handlers.mergeGroup(group, attempted())).rejects.toThrow(TryAgain);
    await expect(app.handlers.mergeGroup(group, attempted({ attempt: 2 }))).rejects.toThrow(TryAgain);
    await app.handlers.mergeGroup(group, attempted({ attempt: 3 }));
    expect(repository.checksOn(group.head)).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
  });

  test('of a job that is given up is tried again, too', async () => {
    const { pull } = await shop();
    const letter = { errand: reviewOf(app, pull), message: 'It failed' };
    app.github.faults.plan(end, { status: 404, message: 'Not Found' });
    await expect(app.handlers.dead(letter, attempted())).rejects.toThrow(TryAgain);
    await app.handlers.dead(letter, attempted({ attempt: 2 }));
    expect(checkOf(pull)).toEqual(['completed neutral']);
  });
});

describe('a check that cannot be started', () => {
  test.each([...refusals, [422, 'Validation Failed']] as const)(
    'with %i: the review is said all the same, and the log says why',
    async (status, message) => {
      const { pull } = await shop();
      app.github.faults.plan(start, { status, message });
      await app.handlers.review(reviewOf(app, pull), attempted());
      expect([checkOf(pull), said(pull)]).toEqual([[], [1, 1, 1]]);
      const warned = app.lines.filter(({ level }) => level >= 40);
      expect(warned.map(({ msg }) => msg)).toEqual([expect.stringMatching(/^there is no check: /)]);
    },
  );

  test('is tried once more in a minute, where no permission is missing', async () => {
    const { pull } = await shop();
    app.github.faults.plan(start, { status: 422, message: 'Validation Failed' }, { times: 2 });
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect(app.queue.alarms).toMatchObject([{ errand: { because: 'healed' }, seconds: 60 }]);
    const [{ errand } = { errand: reviewOf(app, pull) }] = app.queue.alarms.splice(0);
    await app.handlers.review(errand, attempted());
    expect([app.queue.alarms, checkOf(pull)]).toEqual([[], []]);
    await app.handlers.review(errand, attempted());
    expect([checkOf(pull), said(pull)]).toEqual([['completed failure'], [1, 1, 1]]);
  });

  test.each(['GET /repos/{owner}/{repo}/commits/{ref}/check-runs', start])(
    'because the head is gone (%s): nothing is said of it',
    async (operation) => {
      const { pull } = await shop();
      const message = 'No commit found for SHA';
      app.github.faults.plan(operation, () => void pull.push({ 'README.md': 'more' }));
      app.github.faults.plan(operation, { status: 422, message });
      await app.handlers.review(reviewOf(app, pull), attempted());
      expect([checkOf(pull), said(pull), app.github.asked(/\/compare\//)]).toEqual([[], [0, 0, 0], []]);
      expect(app.lines.filter(({ level }) => level >= 40)).toEqual([]);
      await app.handlers.review(reviewOf(app, pull), attempted());
      expect([checkOf(pull), said(pull)]).toEqual([['completed failure'], [1, 1, 1]]);
    },
  );
});
