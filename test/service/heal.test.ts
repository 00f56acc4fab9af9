import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Run } from '../../src/adapters/jobs/records/run.ts';
import { orders } from '../orders/orders.ts';
import type { FakePull } from '../fake-github/fake-pull.ts';
import type { FakeRepository } from '../fake-github/fake-repository.ts';
import { receiver } from '../fake-github/receiver.ts';
import { attempted } from './plain-queue.ts';
import { type FakeApp, startFakeApp, reviewOf } from './fake-app.ts';

let app: FakeApp;
let repository: FakeRepository;
let pull: FakePull;

beforeEach(async () => {
  app = await startFakeApp();
  repository = app.github.repository('acme/shop', { files: { 'openapi.yaml': orders } });
  pull = repository.propose({ 'openapi.yaml': orders.replace('- paid', '- sent') });
}, 60_000);
afterEach(() => app.github.stop());

const heal = () => app.handlers.heal(attempted());

describe('webhooks that did not arrive', () => {
  test('are sent again, each once; those that came in the end are not', async () => {
    const statuses = [500, 502, 500, 200];
    const service = await receiver('secret', statuses);
    app.github.listenAt(service.url, 'secret');
    for (const text of ['one', 'another', 'a third', 'a fourth']) {
      pull.push({ 'README.md': text });
      await app.github.webhooks.settled();
    }
    // The very first had nowhere to go.
    const [byHand, ...lost] = app.github.hub.deliveries
      .filter(({ status }) => status === 0 || status >= 500)
      .toSorted((a, b) => b.status - a.status);
    if (byHand) app.github.hub.redeliver(byHand);
    await app.github.webhooks.settled();
    const before = service.received.length;
    await heal();
    await heal();
    await app.github.webhooks.settled();
    const again = service.received.slice(before).map(({ guid }) => guid);
    expect(again.toSorted()).toEqual(lost.map(({ guid }) => guid).toSorted());
    expect(again).toHaveLength(3);
    await service.close();
  });

  test('are tried once more where the host did not do it, and one that it cannot send holds up no other', async () => {
    const service = await receiver('secret', [500, 500]);
    app.github.listenAt(service.url, 'secret');
    for (const text of ['one', 'another']) {
      pull.push({ 'README.md': text });
      await app.github.webhooks.settled();
    }
    const redelivery = 'POST /app/hook/deliveries/{delivery_id}/attempts';
    app.github.faults.plan(redelivery, { status: 422, message: 'It is too old.' });
    app.github.faults.plan(redelivery, { status: 502 }, { skip: 1 });
    const sent = async () => {
      const before = service.received.length;
      await heal();
      await app.github.webhooks.settled();
      return service.received.length - before;
    };
    expect([await sent(), await sent(), await sent()]).toEqual([0, 2, 0]);
    await service.close();
  });
});

test('a webhook that fails again is asked for again until it arrives, ever more seldom', async () => {
  const statuses = [500, 500, 500, 500];
  const service = await receiver('secret', statuses);
  app.github.listenAt(service.url, 'secret');
  app.github.hub.deliveries.length = 0;
  pull.push({ 'README.md': 'one' });
  await app.github.webhooks.settled();
  const began = Date.now();
  const tried: number[] = [];
  for (let minutes = 0; minutes <= 60; minutes += 5) {
    Object.assign(app.app, { now: () => new Date(began + minutes * 60_000) });
    const before = service.received.length;
    await heal();
    await app.github.webhooks.settled();
    if (service.received.length > before) tried.push(minutes);
  }
  // What our table remembers has the time of this machine: all of it happened in this moment.
  expect(tried).toEqual([0, 5, 10, 20]);
  expect(new Set(service.received.map(({ guid }) => guid)).size).toBe(1);
  await service.close();
});

test('a webhook is asked for again for as long as the host keeps it, and no longer', async () => {
  const service = await receiver('secret', [500]);
  app.github.listenAt(service.url, 'secret');
  app.github.hub.deliveries.length = 0;
  pull.push({ 'README.md': 'one' });
  await app.github.webhooks.settled();
  const began = Date.now();
  const came = async (hours: number) => {
    Object.assign(app.app, { now: () => new Date(began + hours * 3_600_000) });
    await heal();
    await app.github.webhooks.settled();
    return service.received.length;
  };
  expect([await came(73), await came(71)]).toEqual([1, 2]);
  await service.close();
});

describe('open pull requests without a check of ours', () => {
  test('are reviewed, and those with one are left alone', async () => {
    const other = repository.propose({ 'openapi.yaml': orders.replace('- paid', '- late') });
    await app.handlers.review(reviewOf(app, pull), attempted());
    await heal();
    expect(app.queue.asked).toMatchObject([{ because: 'healed', again: false, pull: { number: other.number } }]);
    expect(app.queue.healed.at(-1)).toBe('pull request');
    await app.turn();
    expect(other.checks).toMatchObject([{ status: 'completed' }]);
    await heal();
    expect(app.queue.asked).toEqual([]);
  });

  test('count the time from their webhook until they were published, where one led to them', async () => {
    await app.handlers.errand(reviewOf(app, pull), attempted({ since: new Date(Date.now() - 7000) }));
    await app.turn();
    await app.handlers.review(reviewOf(app, pull, { again: true }), attempted());
    const said = await app.app.metrics.registry.metrics();
    expect(said).toContain('architect_published_seconds_count{lane="rules"} 1');
    expect(said).toContain('architect_published_seconds_bucket{le="5",lane="rules"} 0');
  });

  test('that were reviewed while they waited for their turn are not reviewed twice', async () => {
    await heal();
    await app.handlers.review(reviewOf(app, pull), attempted());
    const before = app.github.asked(/\/compare\//).length;
    await app.turn();
    expect(app.lines.at(-1)?.msg).toBe('this head is reviewed already');
    expect(app.github.asked(/\/compare\//)).toHaveLength(before);
  });

  test('are said again where the host has forgotten, whatever we remember', async () => {
    await app.handlers.review(reviewOf(app, pull), attempted());
    repository.repository.checkRuns.length = 0;
    await heal();
    await app.turn();
    expect(pull.checks).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
    expect([pull.reviews.length, pull.summaries.length]).toEqual([1, 1]);
  });

  test('are found by a search that looks at the head: a check on an older one does not count', async () => {
    await app.handlers.review(reviewOf(app, pull), attempted());
    pull.push({ 'README.md': 'more' });
    await heal();
    expect(app.queue.asked).toHaveLength(1);
  });

  test('are not looked for where they are closed, or the installation is suspended', async () => {
    pull.close();
    await heal();
    pull.reopen();
    const [installation] = app.github.hub.installations;
    if (installation) installation.suspendedAt = '2026-01-01T00:00:00Z';
    await heal();
    expect(app.queue.asked).toEqual([]);
  });

  test('are reviewed where the App was installed just now', async () => {
    const [installation] = app.github.hub.installations;
    const renewed: number[] = [];
    Object.assign(app.app, { renew: async (id: number) => void renewed.push(id) });
    await app.handlers.errand({ kind: 'installed', installation: installation?.id ?? 0 }, attempted());
    expect(renewed).toEqual([installation?.id]);
    expect(app.queue.asked).toMatchObject([{ because: 'healed', pull: { number: pull.number } }]);
  });

  test('of other accounts are looked for although one account cannot be asked', async () => {
    const elsewhere = app.github.repository('zoo/keeper', { files: { 'a.txt': 'a' } });
    elsewhere.propose({ 'a.txt': 'b' });
    app.github.faults.plan('POST /graphql', { status: 500 });
    await heal();
    expect(app.queue.asked).toMatchObject([{ pull: { repository: { owner: 'zoo' } } }]);
    expect(app.lines.map(({ msg }) => msg)).toContain('could not look for pull requests of acme');
  });
});

describe('a merge queue that waits', () => {
  test('is answered where its webhook was lost for good, and once', async () => {
    await app.handlers.review(reviewOf(app, pull), attempted());
    const { head, base } = repository.queue(pull);
    await heal();
    expect(app.queue.groups).toMatchObject([{ kind: 'merge-group', head, base, number: pull.number }]);
    for (const group of app.queue.groups.splice(0)) await app.handlers.mergeGroup(group, attempted());
    expect(repository.checksOn(head)).toMatchObject([{ status: 'completed' }]);
    await heal();
    expect(app.queue.groups).toEqual([]);
  });

  test('costs nothing else where the host does not tell of it', async () => {
    app.github.faults.plan('POST /graphql', { status: 200, message: 'no merge queues' }, { skip: 1 });
    await heal();
    expect(app.queue.asked).toHaveLength(1);
    expect(app.lines.map(({ msg }) => msg)).toContain('could not look for the merge queues of acme');
  });
});

describe('a review that nobody finished', () => {
  const left = async (changes: Partial<Run> = {}): Promise<Run> => {
    const { pull: which } = reviewOf(app, pull);
    const run = await app.queue.records.begin(which, pull.head, 'rules', attempted());
    const { data } = await (
      await app.app.hostOf(which.repository.installation)
    ).rest.checks.create({
      owner: 'acme',
      repo: 'shop',
      name: 'architect',
      head_sha: pull.head,
      status: 'in_progress',
      external_id: `architect:v1#${pull.number}`,
    });
    const stale = { ...run, check: data.id, ...changes };
    app.queue.stale.push(stale);
    return stale;
  };

  test('is done again where its head is still there, on the same check', async () => {
    await left();
    await heal();
    await app.turn();
    expect(pull.checks).toMatchObject([{ status: 'completed', conclusion: 'failure' }]);
  });

  test('of an older head has its check completed, and is forgotten', async () => {
    const head = pull.head;
    await left();
    pull.push({ 'README.md': 'more' });
    await heal();
    expect(repository.checksOn(head)).toMatchObject([
      { status: 'completed', output: { title: 'Superseded by a newer push' } },
    ]);
    expect(app.queue.stale).toEqual([]);
  });

  test('of a pull request that was closed, too', async () => {
    await left();
    pull.close();
    await heal();
    expect(pull.checks).toMatchObject([{ status: 'completed', output: { title: 'Not reviewed: closed' } }]);
  });

  test('of a pull request that is gone is forgotten', async () => {
    await left();
    repository.repository.pulls.clear();
    await heal();
    expect(app.queue.stale).toEqual([]);
  });
});

describe('a job that is given up', () => {
  const message = 'The process that worked on it ended, each time it was tried';

  test('completes the check with the reason, the one that was started or another', async () => {
    await app.handlers.dead({ errand: reviewOf(app, pull), message }, attempted());
    expect(pull.checks).toMatchObject([
      { status: 'completed', conclusion: 'neutral', output: { title: `Could not review: ${message}` } },
    ]);
    expect(await app.app.metrics.registry.metrics()).toContain('architect_dead_letters_total{kind="review"} 1');
    expect(pull.checks[0]?.output.summary).toMatch(/`\/architect recheck`.*the-delivery/s);
  });

  test('of a pull request that is closed or gone says nothing', async () => {
    pull.close();
    await app.handlers.dead({ errand: reviewOf(app, pull), message }, attempted());
    repository.repository.pulls.clear();
    await app.handlers.dead({ errand: reviewOf(app, pull), message }, attempted());
    expect(repository.repository.checkRuns).toEqual([]);
  });

  test('of the merge queue answers it', async () => {
    const { head, base } = repository.queue(pull);
    const { repository: where } = reviewOf(app, pull).pull;
    const errand = {
      kind: 'merge-group',
      repository: where,
      head,
      base,
      number: null,
      again: false,
      trace: null,
    } as const;
    await app.handlers.dead({ errand, message }, attempted());
    expect(repository.checksOn(head)).toMatchObject([{ status: 'completed', conclusion: 'neutral' }]);
  });

  test('of a comment shows that it was not understood', async () => {
    const comment = pull.comment('walter', '/architect review');
    const { pull: which } = reviewOf(app, pull);
    const errand = {
      kind: 'comment',
      pull: which,
      comment: { id: comment.id, on: 'conversation' },
      author: 'walter',
      text: '',
    } as const;
    await app.handlers.dead({ errand, message }, attempted());
    expect(comment.reactions.map(({ content }) => content)).toEqual(['confused']);
  });
});
