import { afterEach, describe, expect, test } from 'vitest';
import { TryAgain } from '../../src/core/model/problem.ts';
import { orders } from '../orders/orders.ts';
import type { FakePull } from '../fake-github/fake-pull.ts';
import { attempted } from './plain-queue.ts';
import { commented, type FakeApp, queued, reviewOf, startFakeApp } from './fake-app.ts';

const broken = { 'openapi.yaml': orders.replace(/ {8}total:\n(?: {10}.*\n)+/, '').replace('        - total\n', '') };

const reads = [
  'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  'GET /repos/{owner}/{repo}/compare/{basehead}',
  'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
];
/** What the host says of what was just pushed and is not everywhere yet, or for no reason at all. */
const refusals = [
  { status: 403, message: 'Forbidden' },
  { status: 404, message: 'Not Found' },
  { status: 410, message: 'Gone' },
  { status: 422, message: 'No commit found for SHA' },
];

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

describe('what the host refuses to show', () => {
  test.each(reads.flatMap((operation) => refusals.map((fault) => [operation, fault.status, fault] as const)))(
    '%s with %i, and shows after a moment, is reviewed',
    async (operation, _status, fault) => {
      const { pull } = await shop();
      // Some are asked for in another way at once.
      app.github.faults.plan(operation, fault, { times: 2 });
      let attempt = 1;
      while (await app.handlers.review(reviewOf(app, pull), attempted({ attempt })).catch(() => true)) attempt += 1;
      expect(attempt).toBeLessThanOrEqual(3);
      expect(checkOf(pull)).toEqual(['completed failure']);
    },
  );

  test('is said on the third attempt', async () => {
    const { pull } = await shop();
    app.github.faults.plan(/\/git\/trees\//, { status: 404, message: 'Not Found' }, { times: Infinity });
    for (const attempt of [1, 2])
      await expect(app.handlers.review(reviewOf(app, pull), attempted({ attempt }))).rejects.toThrow(TryAgain);
    await app.handlers.review(reviewOf(app, pull), attempted({ attempt: 3 }));
    expect(checkOf(pull)).toEqual(['completed neutral']);
    expect(pull.checks[0]?.output.title).toMatch(/^Could not review: GitHub does not show/);
  });

  test('until somebody changes something is said at once', async () => {
    const { pull } = await shop();
    app.github.faults.plan(
      /\/git\/trees\//,
      { status: 403, message: 'Resource not accessible by integration' },
      { times: Infinity },
    );
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect(checkOf(pull)).toEqual(['completed neutral']);
  });

  test('of a merge group is asked for again, too', async () => {
    const { pull, repository } = await shop();
    const group = queued(app, repository, pull);
    app.github.faults.plan(/\/git\/trees\//, { status: 404, message: 'Not Found' });
    await expect(app.handlers.mergeGroup(group, attempted())).rejects.toThrow(TryAgain);
    await app.handlers.mergeGroup(group, attempted({ attempt: 2 }));
    expect(repository.checksOn(group.head)).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
  });

  test('of a pull request that somebody commands is asked for again, too', async () => {
    const { pull, repository } = await shop();
    repository.collaborator('ada', 'write');
    const errand = commented(app, pull, 'ada', '/architect review');
    app.github.faults.plan(reads[0] ?? '', { status: 404, message: 'Not Found' });
    await expect(app.handlers.errand(errand, attempted())).rejects.toThrow(TryAgain);
    await app.handlers.errand(errand, attempted({ attempt: 2 }));
    expect(app.queue.asked).toMatchObject([{ because: 'asked' }]);
  });
});

describe('a repository that is archived', () => {
  test('before its check is started is left alone', async () => {
    const { pull, repository } = await shop();
    repository.archive();
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect([checkOf(pull), pull.reviews, app.queue.alarms]).toEqual([[], [], []]);
    expect(app.lines.at(-1)?.msg).toMatch(/^left alone: .*archived/);
  });

  test('while it is reviewed is not asked again and again to end its check', async () => {
    const { pull, repository } = await shop();
    app.github.faults.plan(/\/compare\//, () => repository.archive());
    await app.handlers.review(reviewOf(app, pull), attempted());
    expect([checkOf(pull), pull.reviews]).toEqual([['in_progress null'], []]);
  });
});

describe('a repository that is given to another account', () => {
  test('while it is reviewed is reviewed for that account', async () => {
    const { pull, repository } = await shop();
    const other = app.github.repository('umbrella/other', { files: {} });
    app.github.faults.plan(/\/compare\//, () => repository.transfer(other.repository.owner.login));
    let attempt = 1;
    while (await app.handlers.review(reviewOf(app, pull), attempted({ attempt })).catch(() => true)) attempt += 1;
    expect([attempt, checkOf(pull)]).toEqual([3, ['in_progress null']]);
    await app.handlers.heal(attempted());
    await app.turn();
    expect(checkOf(pull)).toEqual(['completed failure']);
    expect([pull.reviews.length, pull.summaries.length]).toEqual([1, 1]);
  });
});
