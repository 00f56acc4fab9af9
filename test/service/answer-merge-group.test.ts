import { afterEach, describe, expect, test } from 'vitest';
import { Ended } from '../../src/adapters/jobs/execution/ended.ts';
import type { MergeGroupErrand } from '../../src/core/model/errand.ts';
import { TryAgain, UserProblem } from '../../src/core/model/problem.ts';
import { orders } from '../orders/orders.ts';
import { attempted } from './plain-queue.ts';
import { type FakeApp, startFakeApp, queued, reviewOf } from './fake-app.ts';

let app: FakeApp;
afterEach(() => app.github.stop());

const withGet = orders.replace(
  '  /orders:\n',
  `  /orders/latest:
    get:
      responses:
        '200':
          description: The latest order.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Latest'
  /orders:
`,
);
const unused = `    Latest:
      type: object
      required: [id, at]
      properties:
        id: { type: string }
        at: { type: string }
`;

async function shop(made: Parameters<typeof startFakeApp>[0] & { readonly config?: string } = {}) {
  app = await startFakeApp(made);
  const text = `${orders}${unused}`;
  const files = { 'openapi.yaml': text, ...(made.config !== undefined && { '.github/architect.yml': made.config }) };
  return { repository: app.github.repository('acme/shop', { files }), text };
}

describe('the merge queue', () => {
  test('is told on its own commit that two pull requests which are compatible each by itself are not together', async () => {
    const { repository, text } = await shop();
    // One starts to use the schema in an answer, the other takes a field out of it while nobody uses it.
    const uses = repository.propose({ 'openapi.yaml': withGet + unused }, { head: 'uses' });
    const removes = repository.propose(
      { 'openapi.yaml': text.replace('[id, at]', '[id]').replace('        at: { type: string }\n', '') },
      { head: 'removes' },
    );
    for (const pull of [uses, removes]) await app.handlers.review(reviewOf(app, pull), attempted());
    expect([uses, removes].map((pull) => pull.checks[0]?.conclusion)).toEqual(['success', 'neutral']);
    const said = () => [uses, removes].map(({ summaries, reviews }) => [summaries.length, reviews.length]);
    const before = said();

    repository.push('main', { 'openapi.yaml': withGet + unused });
    const both = (withGet + unused).replace('[id, at]', '[id]').replace('        at: { type: string }\n', '');
    const base = repository.tip('main');
    const head = repository.push('gh-readonly-queue/main/pr-2-x', { 'openapi.yaml': both });
    const errand: MergeGroupErrand = {
      kind: 'merge-group',
      repository: reviewOf(app, removes).pull.repository,
      head: repository.forcePush('gh-readonly-queue/main/pr-2-x', base, { 'openapi.yaml': both }),
      base,
      number: removes.number,
      again: false,
      trace: 'the-delivery',
    };
    expect(head).not.toBe(errand.head);
    await app.handlers.mergeGroup(errand, attempted());
    const [check] = repository.checksOn(errand.head);
    expect(check).toMatchObject({ status: 'completed', conclusion: 'failure' });
    expect(check?.output.summary).toContain('`at`');
    expect(check?.output.summary).toContain('<!-- trace the-delivery -->');
    // Nothing is said on the pull requests.
    expect(said()).toEqual(before);
  });

  test('gets a pass where nothing breaks, once', async () => {
    const { repository } = await shop();
    const pull = repository.propose({ 'README.md': 'words' });
    const errand = queued(app, repository, pull);
    await app.handlers.mergeGroup(errand, attempted());
    await app.handlers.mergeGroup(errand, attempted({ attempt: 2 }));
    expect(repository.checksOn(errand.head)).toMatchObject([{ status: 'completed', conclusion: 'success' }]);
  });

  test.each([
    ['', 'neutral'],
    ['could-not-review: action-required\n', 'action_required'],
  ])('is told that it could not be reviewed, as the configuration (%j) wants', async (config, conclusion) => {
    const pool = {
      review: () => Promise.reject(new UserProblem('memory', 'It needed too much memory.', 'Leave files out.')),
    };
    const { repository } = await shop({ pool, config });
    const pull = repository.propose({ 'README.md': 'words' });
    const errand = queued(app, repository, pull);
    await app.handlers.mergeGroup(errand, attempted());
    expect(repository.checksOn(errand.head)).toMatchObject([{ status: 'completed', conclusion }]);
  });

  test('leaves no check in progress on a commit that it gives up meanwhile', async () => {
    const controller = new AbortController();
    const pool = {
      review: () => {
        controller.abort(new Ended('cancelled'));
        return Promise.reject(controller.signal.reason as Ended);
      },
    };
    const { repository } = await shop({ pool });
    const pull = repository.propose({ 'README.md': 'words' });
    const errand = queued(app, repository, pull);
    await app.handlers.mergeGroup(errand, attempted({ signal: controller.signal }));
    expect(repository.checksOn(errand.head)).toMatchObject([{ status: 'completed', conclusion: 'neutral' }]);
  });

  test('waits while the host has to be asked later', async () => {
    const pool = { review: () => Promise.reject(new TryAgain(9, 'a limit is reached')) };
    const { repository } = await shop({ pool });
    const pull = repository.propose({ 'README.md': 'words' });
    const errand = queued(app, repository, pull);
    await expect(app.handlers.mergeGroup(errand, attempted())).rejects.toThrow(TryAgain);
    expect(repository.checksOn(errand.head)).toMatchObject([{ status: 'in_progress' }]);
    // The queue of merges does not wait for it all day.
    await expect(app.handlers.mergeGroup(errand, attempted({ attempt: 8 }))).rejects.toThrow(TryAgain);
    expect(repository.checksOn(errand.head)).toMatchObject([{ status: 'completed', conclusion: 'neutral' }]);
  });
});

describe('a pull request in the merge queue', () => {
  test.each([
    ['labels.skip', 'labels: { skip: [trusted] }', ['trusted'], 'Not reviewed: by its labels'],
    ['labels.only', 'labels: { only: [api] }', [], 'Not reviewed: by its labels'],
    ['labels.only, where it has one of them', 'labels: { only: [api] }', ['api'], 'breaking change'],
  ])('is left alone or not by %s', async (_what, config, labels, title) => {
    const { repository, text } = await shop({ config });
    const pull = repository.propose({ 'openapi.yaml': text.replaceAll('total', 'sum') });
    for (const label of labels) pull.label(label);
    const group = queued(app, repository, pull);
    await app.handlers.mergeGroup(group, attempted());
    expect(repository.checksOn(group.head)[0]?.output.title).toContain(title);
  });

  test('is left alone only where all that its commit adds is', async () => {
    const { repository, text } = await shop({ config: 'labels: { skip: [trusted] }' });
    const breaking = repository.propose({ 'openapi.yaml': text.replaceAll('total', 'sum') }, { head: 'breaking' });
    const trusted = repository.propose({ 'README.md': 'words' }, { head: 'trusted' });
    trusted.label('trusted');
    const titleOf = async (group: MergeGroupErrand) => {
      await app.handlers.mergeGroup(group, attempted());
      return repository.checksOn(group.head).at(-1)?.output.title;
    };
    const both = queued(app, repository, breaking, trusted);
    expect(await titleOf(both)).toContain('breaking change');
    // The host may as well ask about the second alone, upon the first.
    const first = repository.tip(`gh-readonly-queue/main/pr-${breaking.number}-${both.base}`);
    expect(await titleOf({ ...both, base: first, again: true })).toBe('Not reviewed: by its labels');
    // Where it does not show its queue, it is the last alone.
    const lacking = { status: 403, message: 'Resource not accessible by integration' };
    app.github.faults.plan({ operation: 'POST /graphql', says: 'mergeQueue' }, lacking);
    expect(await titleOf({ ...both, again: true })).toBe('Not reviewed: by its labels');
  });
});
