import { afterEach, describe, expect, test } from 'vitest';
import { TryAgain } from '../../src/core/model/problem.ts';
import { orders } from '../orders/orders.ts';
import type { FakePull } from '../fake-github/fake-pull.ts';
import { attempted } from './plain-queue.ts';
import { type FakeApp, startFakeApp, queued, reviewOf } from './fake-app.ts';

const files = { 'openapi.yaml': orders, 'package.json': '{}' };
const broken = { 'openapi.yaml': orders.replace(/ {8}total:\n(?: {10}.*\n)+/, '').replace('        - total\n', '') };

let app: FakeApp;
afterEach(() => app.github.stop());

async function shop() {
  app = await startFakeApp();
  const repository = app.github.repository('acme/shop', { files });
  return { repository, pull: repository.propose(broken) };
}

const review = (pull: FakePull, attempt = attempted()) => app.handlers.review(reviewOf(app, pull), attempt);

/** What a reader sees: the check, what the summary says of it, and the comments that are shown. */
function seen(pull: FakePull) {
  return {
    check: pull.checks.at(-1)?.conclusion,
    resolved: pull.summaries[0]?.body.includes('what was found before is resolved') ?? false,
    shown: pull.threads.filter(({ comments }) => comments[0]?.minimized === null).length,
  };
}

const isBad = { check: 'failure', resolved: false, shown: 1 };
const isGood = { check: 'success', resolved: true, shown: 0 };

describe('a head that comes back', () => {
  test('has its findings said again, where they were resolved meanwhile, and the reverse', async () => {
    const { pull } = await shop();
    const bad = pull.head;
    await review(pull);
    expect(seen(pull)).toEqual(isBad);
    const mended = pull.push(files);
    await review(pull);
    expect(seen(pull)).toEqual(isGood);
    pull.pushBack(bad);
    await review(pull);
    expect(seen(pull)).toEqual(isBad);
    pull.pushBack(mended);
    await review(pull);
    expect(seen(pull)).toEqual(isGood);
    expect([pull.reviews.length, pull.summaries.length]).toEqual([1, 1]);
    const open = ['open'];
    const noted = app.queue.statuses.map(({ standing, over }) => [standing.map(({ status }) => status), over.ruled]);
    expect(noted).toEqual([
      [open, true],
      [[], true],
      [open, true],
      [[], true],
    ]);
  });
});

describe('GraphQL that is down', () => {
  const down = { status: 502 };

  test('leaves a check that waits, and the review follows', async () => {
    const { pull } = await shop();
    app.github.faults.plan('POST /graphql', down, { times: 4 });
    await expect(review(pull)).rejects.toThrow(TryAgain);
    expect(pull.checks.map(({ status }) => status)).toEqual(['in_progress']);
    await review(pull);
    expect(seen(pull)).toEqual(isBad);
  });

  test('for good ends in a check that says so', async () => {
    const { repository, pull } = await shop();
    app.github.faults.plan('POST /graphql', down, { times: 100 });
    await expect(review(pull, attempted({ attempt: 8 }))).rejects.toThrow(TryAgain);
    expect(pull.checks).toMatchObject([{ status: 'completed', conclusion: 'neutral' }]);
    const next = repository.propose({ 'notes.md': 'words' });
    await app.handlers.dead({ errand: reviewOf(app, next), message: 'It failed' }, attempted());
    expect(next.checks).toMatchObject([{ status: 'completed', conclusion: 'neutral' }]);
  });

  test('leaves a merge group a check that ends', async () => {
    const { repository, pull } = await shop();
    const { head, base } = repository.queue(pull);
    const { repository: where } = reviewOf(app, pull).pull;
    app.github.faults.plan('POST /graphql', down, { times: 100 });
    const errand = {
      kind: 'merge-group',
      repository: where,
      head,
      base,
      number: null,
      again: false,
      trace: null,
    } as const;
    await expect(app.handlers.mergeGroup(errand, attempted({ attempt: 8 }))).rejects.toThrow(TryAgain);
    expect(repository.checksOn(head)).toMatchObject([{ status: 'completed', conclusion: 'neutral' }]);
  });

  test('does not let a merge group be judged by the defaults', async () => {
    const { repository, pull } = await shop();
    const group = queued(app, repository, pull);
    app.github.faults.plan('POST /graphql', down, { times: 4 });
    await expect(app.handlers.mergeGroup(group, attempted())).rejects.toThrow(TryAgain);
    expect(repository.checksOn(group.head)).toMatchObject([{ status: 'in_progress' }]);
  });

  test('does not let a label ask for a review that it may not be about', async () => {
    const { pull } = await shop();
    app.github.faults.plan('POST /graphql', down, { times: 4 });
    const errand = reviewOf(app, pull, { because: 'labels-changed', label: 'no-architect' });
    await expect(app.handlers.review(errand, attempted())).rejects.toThrow(TryAgain);
    expect(pull.checks).toEqual([]);
  });
});
