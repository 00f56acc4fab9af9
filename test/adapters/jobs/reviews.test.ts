import type { PgBoss } from 'pg-boss';
import { expect, test } from 'vitest';
import { Ended } from '../../../src/adapters/jobs/execution/ended.ts';
import type { Runs } from '../../../src/adapters/jobs/records/runs.ts';
import { makeReviews } from '../../../src/adapters/jobs/queues/reviews.ts';
import { startRunning } from '../../../src/adapters/jobs/execution/running.ts';
import { keyOf } from '../../../src/core/model/pull-request.ts';
import { asking, somePull } from './fake-handlers.ts';

test('an ask ends what runs, and not the review it asked for, which may have begun before the ask is over', async () => {
  const [running, pull] = [startRunning(), somePull()];
  const begins = (id: string): AbortSignal => {
    const controller = new AbortController();
    running.add({ id, key: keyOf(pull), controller, handBack: async () => {} });
    return controller.signal;
  };
  let placed: AbortSignal | null = null;
  const boss = {
    findJobs: async () => [],
    send: async (_queue: string, _payload: object, { id }: { id: string }) => {
      placed = begins(id);
      return id;
    },
  } as unknown as PgBoss;
  const older = begins('older');
  await makeReviews(boss, running, {} as Runs, async () => 0).ask(asking(pull));
  expect(older.reason).toEqual(new Ended('superseded'));
  expect(placed).toMatchObject({ aborted: false });
});
