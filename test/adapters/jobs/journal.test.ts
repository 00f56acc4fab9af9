import { afterAll, beforeAll, expect, test } from 'vitest';
import { openQueue } from '../../../src/adapters/jobs/open-queue.ts';
import type { Queue } from '../../../src/adapters/jobs/queue.ts';
import type { CameTo, Lane } from '../../../src/adapters/jobs/records/run.ts';
import type { FindingStatuses } from '../../../src/core/model/finding-statuses.ts';
import type { PullRequest } from '../../../src/core/model/pull-request.ts';
import { somePull } from './fake-handlers.ts';
import { onBackends } from './on-backends.ts';

const attempt = {
  signal: new AbortController().signal,
  job: 'job',
  since: new Date(),
  priority: 0,
  attempt: 1,
  expedite: async () => {},
};
const log = { info: () => {}, warn: () => {}, error: console.error };

await onBackends('the journal', (backend) => {
  let queue: Queue;
  let repositories = 70_000;
  beforeAll(async () => {
    queue = await openQueue({ ...backend.newDatabase(), log });
  }, 120_000);
  afterAll(() => queue.stop(0));

  /** A pull request in a repository of its own. */
  const ownPull = (): PullRequest => {
    const pull = somePull();
    return { ...pull, repository: { ...pull.repository, id: ++repositories } };
  };
  const reviewed = async (pull: PullRequest, lane: Lane, cameTo: CameTo, head = 'a1') => {
    const run = await queue.records.begin(pull, head, lane, attempt);
    await queue.records.advance(await queue.records.advance(run, 'posting', { result: {} }), 'posted', { cameTo });
  };
  const found = (id: string, status: 'open' | 'accepted' | 'dismissed' = 'open', judged = false) => ({
    finding: id,
    rule: judged ? 'resilience/unbounded-retry' : 'contract/response-field-removed',
    judged,
    status,
  });
  const statuses = (
    standing: FindingStatuses['standing'],
    over: Partial<FindingStatuses['over']> = {},
    members: readonly string[] = [],
  ) => ({
    standing,
    over: { ruled: true, judged: [], ...over },
    members,
  });
  const rulesOf = async (pull: PullRequest) =>
    (await queue.records.look([pull.repository.id])).rules.map(({ found, fixed, accepted, dismissed }) => ({
      found,
      fixed,
      accepted,
      dismissed,
    }));

  test('has the reviews of the repositories that are asked for, and of no other', async () => {
    const [shop, secret] = [ownPull(), ownPull()];
    const agent = { outcome: 'findings', agent: 'done', dollars: 0.25 } as const;
    await reviewed(shop, 'rules', { outcome: 'passed', agent: 'pending', dollars: null });
    await reviewed(shop, 'agent', agent);
    await reviewed(secret, 'rules', { outcome: 'findings', agent: 'off', dollars: null });
    await queue.records.addSpending(secret, new Date().toISOString().slice(0, 10), 3);
    await queue.records.addSpending(shop, new Date().toISOString().slice(0, 10), 0.25);
    await queue.records.recordStatuses(secret, statuses([found('00000001')]));
    const { reviews, outcomes, dollars, rules } = await queue.records.look([shop.repository.id]);
    expect(reviews).toMatchObject([
      { pull: shop, head: 'a1', lane: 'agent', ...agent, posted: expect.any(Date), seconds: expect.any(Number) },
      { pull: shop, lane: 'rules', outcome: 'passed', agent: 'pending', dollars: null },
    ]);
    expect([outcomes, dollars, rules]).toEqual([[{ outcome: 'findings', reviews: 1 }], 0.25, []]);
    expect(await queue.records.look([])).toMatchObject({ reviews: [], outcomes: [], dollars: 0, rules: [] });
    expect((await queue.records.look([secret.repository.id, shop.repository.id])).reviews).toHaveLength(3);
  });

  test('does not count a run that was never posted', async () => {
    const pull = ownPull();
    await queue.records.begin(pull, 'a1', 'rules', attempt);
    expect((await queue.records.look([pull.repository.id])).reviews).toEqual([]);
  });

  test('knows what became of findings: fixed, accepted, dismissed, or there again', async () => {
    const pull = ownPull();
    const { recordStatuses } = queue.records;
    await recordStatuses(pull, statuses([found('00000001'), found('00000002'), found('00000003')]));
    await recordStatuses(pull, statuses([found('00000001', 'accepted'), found('00000002', 'dismissed')]));
    expect(await rulesOf(pull)).toEqual([{ found: 3, fixed: 1, accepted: 1, dismissed: 1 }]);
    // What was accepted and is gone was accepted all the same.
    await recordStatuses(pull, statuses([found('00000003')]));
    expect(await rulesOf(pull)).toEqual([{ found: 3, fixed: 0, accepted: 1, dismissed: 1 }]);
  });

  test('calls nothing fixed that may still be there', async () => {
    const pull = ownPull();
    const { recordStatuses } = queue.records;
    await recordStatuses(pull, statuses([found('00000001'), found('00000002')]));
    await recordStatuses(pull, statuses([], { ruled: false }));
    await recordStatuses(pull, statuses([], {}, ['00000001', '00000002']));
    expect(await rulesOf(pull)).toEqual([{ found: 2, fixed: 0, accepted: 0, dismissed: 0 }]);
    const judged = ownPull();
    await recordStatuses(judged, statuses([found('00000003', 'open', true), found('00000004', 'open', true)]));
    await recordStatuses(judged, statuses([], { judged: ['00000003'] }));
    expect(await rulesOf(judged)).toEqual([{ found: 2, fixed: 1, accepted: 0, dismissed: 0 }]);
  });

  test('counts what was lost and found again', async () => {
    for (const what of ['webhook', 'check', 'webhook']) await queue.records.noteHealed(what);
    expect((await queue.records.look([])).healed).toEqual([
      { what: 'check', times: 1 },
      { what: 'webhook', times: 2 },
    ]);
  });

  test('a session is over when it ends, or its time does', async () => {
    const { keepSession, readSession, endSession } = queue.records;
    const session = { login: 'maria', repositories: [5_000_000_000], isCut: false };
    await keepSession('one', session, 600);
    await keepSession('two', session, 600);
    await keepSession('late', session, -1);
    expect([await readSession('one'), await readSession('late'), await readSession('forged')]).toEqual([
      session,
      null,
      null,
    ]);
    await endSession('one');
    expect([await readSession('one'), await readSession('two')]).toEqual([null, session]);
  });
});
