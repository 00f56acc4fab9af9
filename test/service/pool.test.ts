import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openMetrics } from '../../src/adapters/observe/metrics.ts';
import { openPool } from '../../src/service/context/pool.ts';
import type { ChangeSet } from '../../src/core/model/change-set.ts';
import type { Reply } from '../../src/core/model/question.ts';
import { orders } from '../entry/command-line/orders.ts';
import { readFixture } from '../cases/fixture.ts';
import { attempted } from './plain-queue.ts';

const change = { title: 'acme/shop#12', head: 'head', asOf: '2026-06-01', failOn: null };
const { changeSet: small } = readFixture(join(import.meta.dirname, '../fixtures/pull-requests/field-removed'));

/** A contract that takes seconds to read. */
function large(): ChangeSet {
  const path = 'openapi.yaml';
  const fields = Array.from({ length: 200_000 }, (_, number) => `field${number}`);
  const side = (texts: Record<string, string>) => ({ paths: Object.keys(texts), texts, refused: {} });
  return {
    before: side({ [path]: orders(fields) }),
    after: side({ [path]: orders(fields.slice(1)) }),
    files: [{ status: 'modified', before: path, after: path, hunks: [] }],
    configs: [],
    notes: [],
  };
}

/** Begins a review that waits for a model until it is cancelled. */
async function oneThatWaits(pool: ReturnType<typeof openPool>) {
  const { changeSet } = readFixture(join(import.meta.dirname, '../fixtures/pull-requests/retry-without-limit'));
  const asked = Promise.withResolvers<void>();
  const off = new AbortController();
  const ask = () => {
    asked.resolve();
    return new Promise<Reply>(() => {});
  };
  const world = { fetch: async () => changeSet, ask };
  const waiting = pool.review({ job: change, asks: true }, 60, {
    world: () => world,
    attempt: attempted({ signal: off.signal }),
  });
  waiting.catch(() => {});
  await asked.promise;
  return { waiting, off };
}

test('a review that computes for too long is ended, holds up nobody meanwhile, and the next one is done', async () => {
  const metrics = openMetrics();
  const pool = openPool(1, metrics);
  const free = { turns: 0, isOver: false };
  const world = { fetch: async () => large() };
  const ending = pool
    .review({ job: change, asks: false }, 1, { world: () => world, attempt: attempted() })
    .finally(() => (free.isOver = true));
  const turning = (async () => {
    for (; !free.isOver; free.turns += 1) await new Promise((resolve) => setTimeout(resolve, 5));
  })();
  await expect(ending).rejects.toMatchObject({
    code: 'deadline',
    message: 'It took longer than 1 seconds and was ended.',
  });
  await turning;
  expect((await metrics.workerDeaths.get()).values).toMatchObject([{ labels: { why: 'deadline' }, value: 1 }]);
  // What reads webhooks, beats hearts and tells of health runs in this thread.
  expect(free.turns).toBeGreaterThan(20);
  const answer = await pool.review({ job: change, asks: false }, 20, {
    world: () => ({ fetch: async () => small }),
    attempt: attempted(),
  });
  expect(answer).toMatchObject({ outcome: 'findings' });
});

test("a review that waits for a model is in nobody's way", async () => {
  const pool = openPool(1, openMetrics());
  const { waiting, off } = await oneThatWaits(pool);
  const world = { fetch: async () => small };
  const others = await Promise.all(
    [1, 2].map(() => pool.review({ job: change, asks: false }, 20, { world: () => world, attempt: attempted() })),
  );
  expect(others).toMatchObject([{ outcome: 'findings' }, { outcome: 'findings' }]);
  off.abort();
  await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
});

test('a review that is cancelled before its turn never begins, and takes no room', async () => {
  const pool = openPool(1, openMetrics());
  const goOn = Promise.withResolvers<void>();
  const slow = async () => {
    await goOn.promise;
    return small;
  };
  const first = pool.review({ job: change, asks: false }, 60, { world: () => ({ fetch: slow }), attempt: attempted() });
  const off = new AbortController();
  const never = async (): Promise<ChangeSet> => {
    throw new Error('it began');
  };
  const second = pool.review({ job: change, asks: false }, 60, {
    world: () => ({ fetch: never }),
    attempt: attempted({ signal: off.signal }),
  });
  const third = pool.review({ job: change, asks: false }, 60, {
    world: () => ({ fetch: async () => small }),
    attempt: attempted(),
  });
  off.abort(new Error('a newer push'));
  await expect(second).rejects.toThrow('a newer push');
  goOn.resolve();
  expect(await Promise.all([first, third])).toMatchObject([{ outcome: 'findings' }, { outcome: 'findings' }]);
});

test('a review waits for one that waits for a model, where no memory is left for both', async () => {
  const hasRoom = vi.fn<() => boolean>(() => false);
  const pool = openPool(1, openMetrics(), { hasRoom });
  const { off } = await oneThatWaits(pool);
  let began = false;
  const fetch = async () => {
    began = true;
    return small;
  };
  const next = pool.review({ job: change, asks: false }, 20, { world: () => ({ fetch }), attempt: attempted() });
  // A worker that is started for it takes longer than anybody waits here.
  await vi.waitFor(() => expect(hasRoom).toHaveBeenCalled());
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(began).toBe(false);
  off.abort(new Error('a newer push'));
  expect(await next).toMatchObject({ outcome: 'findings' });
});

test('a large review beside another is put off, gives its place back, and is called when its turn has come', async () => {
  const pool = openPool(2, openMetrics(), { mostTexts: 160 });
  const goOn = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  const expedite = vi.fn<() => Promise<void>>(async () => {});
  const ask = (job: string, bytes: number, after = Promise.resolve()) => {
    const world = (admit: (bytes: number) => void) => ({
      fetch: async () => {
        admit(bytes);
        begun.resolve();
        await after;
        return small;
      },
    });
    return pool.review({ job: change, asks: false }, 60, { world, attempt: attempted({ job, expedite }) });
  };
  const first = ask('first', 60, goOn.promise);
  await begun.promise;
  await expect(ask('second', 11)).rejects.toMatchObject({ name: 'TryAgain' });
  expect(await ask('small', 2)).toMatchObject({ outcome: 'findings' });
  expect(expedite).not.toHaveBeenCalled();
  goOn.resolve();
  expect(await first).toMatchObject({ outcome: 'findings' });
  expect(expedite).toHaveBeenCalledTimes(1);
});

test('a large review leaves no worker behind that holds what it read', async () => {
  const started = vi.fn<() => void>();
  process.on('worker', started);
  const pool = openPool(1, openMetrics(), { mostTexts: 160_000 });
  const review = (bytes: number) => {
    const world = (admit: (bytes: number) => void) => ({
      fetch: async () => {
        admit(bytes);
        return small;
      },
    });
    return pool.review({ job: change, asks: false }, 20, { world, attempt: attempted() });
  };
  await review(10);
  started.mockClear();
  await review(100);
  expect(started).not.toHaveBeenCalled();
  await review(20_000);
  await vi.waitFor(() => expect(started).toHaveBeenCalledTimes(1));
  expect(await review(10)).toMatchObject({ outcome: 'findings' });
  process.off('worker', started);
});

test('of questions that ask an agent two are under way at a time, and the next gets the facts at once', async () => {
  const pool = openPool(1, openMetrics());
  const off = new AbortController();
  const hung = Array.from({ length: 2 }, () => Promise.withResolvers<void>());
  const task = { asked: { name: 'rollout', args: [] }, of: { job: change } } as const;
  const waiting = hung.map(async ({ resolve }) => {
    const ask = () => {
      resolve();
      return new Promise<Reply>(() => {});
    };
    const world = { fetch: async () => small, ask };
    await pool
      .answer({ ...task, asks: true }, 60, { world: () => world, attempt: attempted({ signal: off.signal }) })
      .catch(() => {});
  });
  await Promise.all(hung.map(({ promise }) => promise));
  const ask = () => expect.fail();
  const answer = () =>
    pool.answer({ ...task, asks: true }, 20, {
      world: () => ({ fetch: async () => small, ask }),
      attempt: attempted(),
    });
  expect(await answer()).toMatch(/\*\*1\. Expand\.[\s\S]*alone: the agent is busy with other questions\./);
  off.abort();
  await Promise.all(waiting);
});
