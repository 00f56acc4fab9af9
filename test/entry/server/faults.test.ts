import { describe, expect, test } from 'vitest';
import type { Fault } from '../../fake-github/http/faults.ts';
import type { FakePull } from '../../fake-github/fake-pull.ts';
import type { FakeRepository } from '../../fake-github/fake-repository.ts';
import { before, without } from './contract.ts';
import { serving } from './serving.ts';
import { once, tally } from './tally.ts';

const serve = serving({}, { REVIEWS_AT_ONCE: '4' });

const writes = {
  review: 'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
  summary: 'POST /repos/{owner}/{repo}/issues/{issue_number}/comments',
  check: 'POST /repos/{owner}/{repo}/check-runs',
  'end of the check': 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}',
  'edited summary': 'PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}',
  files: 'GET /repos/{owner}/{repo}/compare/{basehead}',
  'pull request': 'GET /repos/{owner}/{repo}/pulls/{pull_number}',
  graphql: 'POST /graphql',
};

const pathOf = ({ repository }: FakeRepository) => `/repos/${repository.owner.login}/${repository.name}`;

/** Plans a fault for the next such request about a repository. */
function spoil(shop: FakeRepository, what: keyof typeof writes, fault: Fault, times = 1): void {
  serve.github.faults.plan({ operation: writes[what], path: pathOf(shop) }, fault, { times });
}

/** Waits until the head of a pull request has a check that is done. */
async function checked(pull: FakePull): Promise<void> {
  const isDone = () => pull.checks.length > 0 && pull.checks.every(({ status }) => status === 'completed');
  await serve.github.until('the check is done', isDone, 90);
}

const losses: readonly (readonly [string, Fault])[] = [
  ['is answered by 502 though it was done', { status: 502, committed: true }],
  ['is cut off though it was done', { drop: true, committed: true }],
  ['is answered by 500', { status: 500 }],
  ['is cut off', { drop: true }],
  ['is answered by a page of a proxy', { page: '<html><title>Sign in</title></html>' }],
  ['is answered by half of an answer', { page: '{"id": 12', type: 'application/json; charset=utf-8' }],
];
const lost = (['review', 'summary', 'check', 'end of the check'] as const).flatMap((what) =>
  losses.map(([how, fault]) => [what, how, fault] as const),
);

describe.concurrent('a write that goes wrong', () => {
  test.each(lost)('the %s %s: everything is there once', async (what, _how, fault) => {
    const shop = serve.shop(before);
    spoil(shop, what, fault);
    const pull = shop.propose(without('total'));
    await checked(pull);
    expect(tally(pull)).toEqual(once);
  });

  test.each(losses)('the edited summary %s: the next push ends as if nothing had been', async (_how, fault) => {
    const shop = serve.shop(before);
    const pull = shop.propose(without('total'));
    await checked(pull);
    spoil(shop, 'edited summary', fault);
    pull.push(before);
    await checked(pull);
    expect([pull.reviews.length, pull.summaries.length, pull.checks.length]).toEqual([1, 1, 1]);
    expect(pull.threads.map(({ comments }) => comments[0]?.minimized)).toEqual(['OUTDATED']);
    expect(pull.summaries[0]?.body).not.toContain('Breaking');
  });

  test('a review that is refused as a whole is said on the files instead', async () => {
    const shop = serve.shop(before);
    spoil(shop, 'review', { status: 422, message: 'Unprocessable Entity' });
    const pull = shop.propose(without('total'));
    await checked(pull);
    expect(pull.threads.map(({ anchor }) => anchor.line)).toEqual([null]);
    expect(pull.checks).toMatchObject([{ conclusion: 'failure' }]);
  });
});

// By itself: while the host wants to be left alone, nothing of any repository of the installation is asked.
describe('a limit', () => {
  test.each([
    [
      'secondary',
      { status: 403, message: 'You have exceeded a secondary rate limit.', headers: { 'retry-after': '1' } },
    ],
    ['secondary, as 429', { status: 429, message: 'Too many requests', headers: { 'retry-after': '1' } }],
  ])('(%s) is waited out', async (_which, fault) => {
    const shop = serve.shop(before);
    spoil(shop, 'review', fault, 2);
    spoil(shop, 'files', fault, 2);
    const pull = shop.propose(without('total'));
    await checked(pull);
    expect(tally(pull)).toEqual(once);
  });
});

describe.concurrent('a host that does not answer as it should', () => {
  test.each([
    ['500 for the files', 'files', { status: 500 }],
    ['502 for the pull request', 'pull request', { status: 502 }],
    ['nothing, and hangs up', 'files', { drop: true }],
    ['a page of a proxy for the files', 'files', { page: '<html></html>' }],
    ['a page of a proxy for the pull request', 'pull request', { page: '<html></html>' }],
    ['a page of a proxy for GraphQL', 'graphql', { page: '<html></html>' }],
    ['half of an answer for the files', 'files', { page: '{"files": [', type: 'application/json' }],
    ['nothing for the pull request', 'pull request', { page: '', type: 'application/json; charset=utf-8' }],
    ['half of an answer for GraphQL', 'graphql', { page: '{"data"', type: 'application/json' }],
  ] as const)('%s: is asked again', async (_what, operation, fault) => {
    const shop = serve.shop(before);
    spoil(shop, operation, fault);
    const pull = shop.propose(without('total'));
    await checked(pull);
    expect(tally(pull)).toEqual(once);
  });

  test.each([
    ['451', { status: 451, message: 'Repository access blocked' }],
    ['403', { status: 403, message: 'Resource not accessible by integration' }],
    ['404', { status: 404, message: 'Not Found' }],
  ])('%s for the files, whenever it is asked: the check says why', async (_status, fault) => {
    const shop = serve.shop(before);
    spoil(shop, 'files', fault, Infinity);
    const pull = shop.propose(without('total'));
    await checked(pull);
    expect(pull.checks).toMatchObject([{ status: 'completed', conclusion: 'neutral' }]);
    expect(pull.checks[0]?.output.title).toMatch(/could not/i);
    expect(pull.reviews).toEqual([]);
  });
});

describe('deliveries', () => {
  test('twice, late and out of order come to one review of what is there now', async () => {
    const shop = serve.shop(before);
    serve.github.webhooks.held = [];
    const pull = shop.propose(without('currency'));
    pull.push(without('total'));
    pull.toDraft();
    pull.ready();
    pull.close();
    pull.reopen();
    const held = serve.github.webhooks.held.filter(({ repository }) => repository === shop.repository.id);
    serve.github.webhooks.held = null;
    for (const delivery of [...held.toReversed(), ...held]) await serve.github.webhooks.deliver(delivery);
    await checked(pull);
    await serve.architect.idle();
    expect([pull.reviews.length, pull.threads.length, pull.summaries.length]).toEqual([1, 1, 1]);
    expect(pull.checks.every(({ status }) => status === 'completed')).toBe(true);
    expect(pull.checks.at(-1)).toMatchObject({ conclusion: 'failure' });
  });

  test('of fifty pushes in a burst: each head that has a check has one that is done, and the last one has a review', async () => {
    const shop = serve.shop(before);
    const pull = shop.propose(without('currency'));
    const heads = [pull.head];
    for (let at = 0; at < 50; at++) heads.push(pull.push({ ...without('total'), 'notes.md': `${at}\n` }));
    await checked(pull);
    await serve.architect.idle();
    const left = heads.flatMap((sha) => shop.checksOn(sha)).filter(({ status }) => status !== 'completed');
    expect(left).toEqual([]);
    expect(pull.checks).toMatchObject([{ conclusion: 'failure' }]);
    const standing = pull.threads.filter(({ comments }) => comments[0]?.minimized === null);
    expect(standing).toHaveLength(1);
    const perHead = Map.groupBy(pull.reviews, ({ commit }) => commit);
    expect([...perHead.values()].filter((reviews) => reviews.length > 1)).toEqual([]);
    expect(pull.summaries).toHaveLength(1);
  });
});

describe('an installation', () => {
  test('one without a permission, and one that is suspended, do not hold up the others', async () => {
    const [poor, asleep] = ['poor', 'asleep'].map((owner) =>
      serve.github.repository(`${owner}/shop`, { files: before }),
    );
    const installations = serve.github.hub.installations;
    const [one, other] = ['poor', 'asleep'].map((login) =>
      installations.find(({ account }) => account.login === login),
    );
    if (!poor || !asleep || !one || !other) throw new Error('nothing is installed');
    one.permissions = { metadata: 'read', contents: 'read', pull_requests: 'read', checks: 'read' };
    serve.github.webhooks.held = [];
    const pulls = [poor, asleep].map((shop) => shop.propose(without('total')));
    const held = serve.github.webhooks.held;
    serve.github.webhooks.held = null;
    other.suspendedAt = '2026-11-25T00:00:00Z';
    for (const delivery of held) await serve.github.webhooks.deliver(delivery);
    const fine = serve.shop(before).propose(without('total'));
    await checked(fine);
    await serve.architect.idle();
    expect(tally(fine)).toEqual(once);
    expect(pulls.map((pull) => [pull.reviews.length, pull.checks.length])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test('one that is woken up again has its open pull requests reviewed', async () => {
    const shop = serve.github.repository('sleepy/shop', { files: before });
    const installation = serve.github.hub.installations.find(({ account }) => account.login === 'sleepy');
    if (!installation) throw new Error('nothing is installed');
    installation.suspendedAt = '2026-11-25T00:00:00Z';
    const pull = shop.propose(without('total'));
    await serve.architect.idle();
    expect(pull.checks).toEqual([]);
    installation.suspendedAt = null;
    const { account: sender } = installation;
    serve.github.hub.emit('installation', 'unsuspend', null, { installation, sender });
    await checked(pull);
    expect(tally(pull)).toEqual(once);
  });
});
