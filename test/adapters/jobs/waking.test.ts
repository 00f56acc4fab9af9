import type { PgBoss } from 'pg-boss';
import { expect, test } from 'vitest';
import { notifyOne, wakeOne } from '../../../src/adapters/jobs/execution/waking.ts';

type Db = ReturnType<PgBoss['getDb']>;

/** Workers by how many jobs they have in hand, and which of them are woken. */
function fakeBoss(counts: Readonly<Record<string, number>>, db: Partial<Db> = {}) {
  const woken: string[] = [];
  const workers = Object.entries(counts).map(([id, count]) => ({ id, name: id.split(' ')[0], count }));
  const boss = { getWipData: () => workers, notifyWorker: (id: string) => woken.push(id), getDb: () => db };
  return { boss: boss as unknown as PgBoss, woken };
}

test('one worker is woken, and none that works already', () => {
  const { boss, woken } = fakeBoss({ 'intake 1': 0, 'review 1': 1, 'review 2': 0, 'review 3': 0 });
  wakeOne(boss, 'review');
  expect(woken).toEqual(['review 2']);
  const busy = fakeBoss({ 'intake 1': 0, 'review 1': 1 });
  wakeOne(busy.boss, 'review');
  expect(busy.woken).toEqual([]);
});

test('a notification wakes one worker of its queue, whatever the library would do', async () => {
  let notify: (queue: string) => void = () => {};
  const db: Partial<Db> = {
    listen: async (_channel, told) => {
      notify = told;
      return { close: async () => {} };
    },
  };
  const { boss, woken } = fakeBoss({ 'review 1': 0, 'review 2': 0 }, db);
  notifyOne(boss);
  await db.listen?.(
    'channel',
    () => woken.push('all of them'),
    () => {},
  );
  notify('review');
  expect(woken).toEqual(['review 1']);
});
