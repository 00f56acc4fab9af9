import { afterAll, beforeAll, expect, test } from 'vitest';
import { openQueue } from '../../../src/adapters/jobs/open-queue.ts';
import type { Queue } from '../../../src/adapters/jobs/queue.ts';
import { asking, somePull } from './fake-handlers.ts';
import { onBackends } from './on-backends.ts';

const log = { info: () => {}, warn: () => {}, error: console.error };
const never = new AbortController().signal;
const attempt = (job: string, number = 1) => ({
  signal: never,
  job,
  since: new Date(),
  priority: 0,
  attempt: number,
  expedite: async () => {},
});

await onBackends('the records', (backend) => {
  let queue: Queue;
  beforeAll(async () => {
    queue = await openQueue({ ...backend.newDatabase(), log });
  }, 120_000);
  afterAll(() => queue.stop(0));

  test('a run goes on where it was, with what was said before it was posted', async () => {
    const { begin, advance } = queue.records;
    const pull = somePull();
    const first = await begin(pull, 'a1', 'rules', attempt('job'));
    expect(first).toMatchObject({
      pull,
      head: 'a1',
      lane: 'rules',
      round: 0,
      stage: 'fetched',
      result: null,
      check: null,
    });
    const kept = { result: { summary: 'a \u0000 NUL', comments: [{ line: 3 }] }, check: 5_000_000_000 };
    await advance(first, 'posting', kept);
    const again = await begin(pull, 'a1', 'rules', attempt('job', 2));
    expect(again).toMatchObject({
      stage: 'posting',
      result: { summary: 'a \ufffd NUL', comments: [{ line: 3 }] },
      check: kept.check,
      round: 0,
    });
    expect(await begin(pull, 'a1', 'agent', attempt('job', 2))).toMatchObject({
      stage: 'fetched',
      result: null,
      round: 0,
    });
    expect(await begin(pull, 'b2', 'rules', attempt('job', 2))).toMatchObject({ stage: 'fetched', round: 0 });
  });

  test('what is kept of a head is found by lane, of its newest round', async () => {
    const { begin, advance, latest } = queue.records;
    const pull = somePull();
    expect(await latest(pull, 'a1')).toEqual([]);
    const lanes = [await begin(pull, 'a1', 'rules', attempt('job')), await begin(pull, 'a1', 'agent', attempt('job'))];
    for (const run of lanes) await advance(run, 'posting', { result: { by: run.lane } });
    const kept = async () => (await latest(pull, 'a1')).map(({ lane, result }) => [lane, result]).toSorted();
    expect(await kept()).toEqual([
      ['agent', { by: 'agent' }],
      ['rules', { by: 'rules' }],
    ]);
    await queue.ask(asking(pull, { again: true }));
    await begin(pull, 'a1', 'rules', attempt('another'));
    expect(await kept()).toEqual([
      ['agent', { by: 'agent' }],
      ['rules', null],
    ]);
  });

  test('who was overtaken can note nothing any more', async () => {
    const { begin, advance } = queue.records;
    const pull = somePull();
    const slow = await begin(pull, 'a1', 'rules', attempt('job'));
    const next = await begin(pull, 'a1', 'rules', attempt('job', 2));
    await expect(advance(slow, 'posting')).rejects.toThrow('another attempt has taken over the rules lane of a1');
    expect(await advance(next, 'posting')).toMatchObject({ stage: 'posting' });
  });

  test('asking again opens one new round for both lanes, however often it was asked', async () => {
    const { begin, advance } = queue.records;
    const pull = somePull();
    for (const lane of ['rules', 'agent'] as const)
      await advance(await begin(pull, 'a1', lane, attempt('one')), 'posted');
    await queue.ask(asking(pull, { again: true }));
    await queue.ask(asking(pull, { again: true }));
    const rules = await begin(pull, 'a1', 'rules', attempt('two'));
    const agent = await begin(pull, 'a1', 'agent', attempt('two'));
    expect(rules).toMatchObject({ stage: 'fetched', result: null });
    // No number that was given before a database was lost may come again: it stands in what was posted then.
    expect(rules.round).toBeGreaterThan(1_700_000_000);
    expect(agent.round).toBe(rules.round);
    expect((await begin(pull, 'a1', 'rules', attempt('two', 2))).round).toBe(rules.round);
    await queue.ask(asking(pull, { again: true }));
    expect((await begin(pull, 'a1', 'rules', attempt('three'))).round).toBeGreaterThan(rules.round);
    // Of a head that nobody has looked at, the first look is the first round, whoever asked for it.
    await queue.ask(asking(pull, { again: true }));
    expect((await begin(pull, 'b2', 'rules', attempt('four'))).round).toBe(0);
  });

  test('what was left in the middle is found, until it is taken up, posted or abandoned', async () => {
    const { begin, advance, unfinished, staleRuns, abandon } = queue.records;
    const pull = somePull();
    const behind = async (head: string) => (await staleRuns(pull, head)).map((run) => run.head);
    const heads = async () =>
      (await unfinished(0)).filter((run) => run.pull.number === pull.number).map(({ head }) => head);
    const [left, posted] = [
      await begin(pull, 'a1', 'rules', attempt('job')),
      await begin(pull, 'b2', 'rules', attempt('job')),
    ];
    await advance(posted, 'posted');
    expect(await heads()).toEqual(['a1']);
    expect((await unfinished(3600)).filter((run) => run.pull.number === pull.number)).toEqual([]);
    expect([await behind('b2'), await behind('a1')]).toEqual([['a1'], []]);
    await abandon(left);
    expect([await heads(), await behind('b2')]).toEqual([[], []]);
    await begin(pull, 'a1', 'rules', attempt('other'));
    expect(await heads()).toEqual(['a1']);
  });

  test('what the agent costs is added up by day and by pull request', async () => {
    const { addSpending, reserveSpending, spent, spentOn } = queue.records;
    const [one, two] = [somePull(), somePull()];
    await Promise.all([addSpending(one, '2026-11-24', 0.5), addSpending(one, '2026-11-25', 0.25)]);
    await Promise.all([addSpending(one, '2026-11-25', 0.25), addSpending(two, '2026-11-25', 2)]);
    expect(await spent(one.repository.id, '2026-11-25')).toBe(2.5);
    expect(await spent(one.repository.id, '2026-11-26')).toBe(0);
    expect([await spentOn(one), await spentOn(somePull())]).toEqual([1, 0]);
    await reserveSpending(one.repository.id, '2026-11-25', 3);
    expect(await spent(one.repository.id, '2026-11-25')).toBe(5.5);
    expect(await spentOn(one)).toBe(1);
    await reserveSpending(one.repository.id, '2026-11-25', -3);
    expect(await spent(one.repository.id, '2026-11-25')).toBe(2.5);
  });

  test('answers to the same evidence are kept for one pull request', async () => {
    const { keepShard, readShard } = queue.records;
    const [one, two] = [somePull(), somePull()];
    await keepShard(one, 'evidence', { findings: [1] });
    await keepShard(one, 'evidence', { findings: [2] });
    expect([await readShard(one, 'evidence'), await readShard(two, 'evidence'), await readShard(one, 'other')]).toEqual(
      [{ findings: [2] }, null, null],
    );
  });

  test('it is known which delivery was sent again', async () => {
    const { redelivered, noteRedelivered } = queue.records;
    expect(await redelivered('guid')).toBeNull();
    await noteRedelivered('guid');
    await noteRedelivered('guid');
    expect(await redelivered('guid')).toMatchObject({ times: 2, last: expect.any(Date) });
    expect(await redelivered('another')).toBeNull();
  });
});
