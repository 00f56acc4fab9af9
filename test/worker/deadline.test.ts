import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startWorker } from '../../src/worker/deadline.ts';
import { TryAgain } from '../../src/core/model/problem.ts';
import type { Reply } from '../../src/core/model/question.ts';
import type { ContractTask, PullRequestTask } from '../../src/worker/tasks/task.ts';
import { architect, emptyFolder, write } from '../entry/command-line/architect.ts';
import { orders } from '../entry/command-line/orders.ts';
import { readFixture } from '../cases/fixture.ts';

const folder = emptyFolder();
afterAll(() => folder.remove());

const compare = (before: ContractTask['before'], after: ContractTask['after']): ContractTask => ({
  kind: 'contract',
  before,
  after,
  format: null,
  mode: null,
  asOf: '2026-06-01',
});
const pullRequest: PullRequestTask = {
  kind: 'pull-request',
  job: { title: 'acme/shop#12', head: 'head', asOf: '2026-06-01', failOn: null },
  asks: false,
};
const whole = { 'orders.yaml': orders(['id', 'total']) };
const slim = { 'orders.yaml': orders(['id'], '2.0.0') };

describe('the worker', () => {
  test('answers one question after the other', async () => {
    const worker = startWorker('contract');
    expect(await worker.ask(compare(whole, slim), 20)).toMatchObject({ verdict: 'breaking' });
    expect(await worker.ask(compare(whole, whole), 20)).toMatchObject({ verdict: 'compatible' });
  });

  test('is ended when it is over time, in the middle of whatever it does, and the next question has a new one', async () => {
    const worker = startWorker('contract');
    const fields = Array.from({ length: 200_000 }, (_, number) => `field${number}`);
    const large = { 'orders.yaml': orders(fields) };
    await expect(worker.ask(compare(large, whole), 0.2)).rejects.toMatchObject({ code: 'deadline' });
    expect(await worker.ask(compare(whole, slim), 20)).toMatchObject({ verdict: 'breaking' });
  });

  test('that needs too much memory is ended with a sentence', async () => {
    const worker = startWorker('contract', 24);
    const fields = Array.from({ length: 100_000 }, (_, number) => `field${number}`);
    write(folder.path, { 'large.yaml': orders(fields) });
    await expect(worker.ask(compare(`${folder.path}/large.yaml`, null), 60)).rejects.toMatchObject({
      code: 'memory',
      message: 'It needed more than 24 MB of memory and was ended.',
    });
    expect(await worker.ask(compare(whole, slim), 20)).toMatchObject({ verdict: 'breaking' });
  });

  test('that is at its limit in the middle of one long step ends alone, and the process goes on', () => {
    const limits = ['132', '180'];
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(import.meta.dirname, 'ends-by-memory.ts'), ...limits],
      {
        encoding: 'utf8',
      },
    );
    expect([status, stdout]).toEqual([0, limits.map((limit) => `${limit} memory\n`).join('')]);
  }, 120_000);

  test('keeps nobody waiting for its end, whatever Node prints in it', async () => {
    write(folder.path, { 'before/orders.yaml': whole['orders.yaml'], 'after/orders.yaml': slim['orders.yaml'] });
    const { code } = await architect(folder.path, ['review', 'before', 'after'], '', { NODE_DEBUG: 'worker' });
    expect(code).toBe(1);
  });

  test('asks the one who started it for the world, and tells it what the rules came to', async () => {
    const { changeSet } = readFixture(join(import.meta.dirname, '../fixtures/pull-requests/field-removed'));
    const lanes: unknown[] = [];
    const worker = startWorker('pull-request');
    const ask = async (): Promise<Reply> => ({ trouble: { kind: 'overloaded', message: 'it is overloaded' } });
    const world = { fetch: async () => changeSet, ask };
    const answer = await worker.ask({ ...pullRequest, asks: true }, 20, { world, lane: (value) => lanes.push(value) });
    expect(answer).toMatchObject({ outcome: 'findings', check: { conclusion: 'failure' }, lanes: { agent: 'failed' } });
    expect(lanes).toMatchObject([
      {
        pending: { lanes: { agent: 'pending' }, check: { conclusion: 'failure' } },
        failed: { lanes: { agent: 'failed' } },
      },
    ]);
    expect(await worker.ask(pullRequest, 20, { world })).toMatchObject({ lanes: { agent: 'off' } });
  });

  test('passes on that a thing has to be tried again, and when', async () => {
    const fetch = () => Promise.reject(new TryAgain(60, 'the limit is reached'));
    const asked = startWorker('pull-request').ask(pullRequest, 20, { world: { fetch } });
    await expect(asked).rejects.toMatchObject({ name: 'TryAgain', after: 60 });
  });

  test('is cancelled in the middle, and the next question has a new one', async () => {
    const worker = startWorker('pull-request');
    const off = new AbortController();
    const never = worker.ask(pullRequest, 20, { world: { fetch: () => new Promise(() => {}) }, signal: off.signal });
    off.abort();
    await expect(never).rejects.toMatchObject({ code: 'cancelled' });
    const fetch = () => Promise.reject(new TryAgain(1, 'a new worker answers'));
    await expect(worker.ask(pullRequest, 20, { world: { fetch } })).rejects.toThrow('a new worker answers');
  });
});
