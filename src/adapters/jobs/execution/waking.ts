import type { PgBoss } from 'pg-boss';

/**
 * Has a worker that has nothing to do look into its queue at once, where there is one. Who works looks by itself when it is
 * done.
 */
export function wakeOne(boss: Pick<PgBoss, 'getWipData' | 'notifyWorker'>, queue: string): void {
  const idle = boss.getWipData().find(({ name, count }) => name === queue && count === 0);
  if (idle) boss.notifyWorker(idle.id);
}

/**
 * Has a notification wake one worker of its queue. The library wakes all of them, each asks the database, and one gets the
 * job: who gets one is to wake the next, because there may be more.
 */
export function notifyOne(boss: PgBoss): void {
  const db = boss.getDb();
  const listen = db.listen?.bind(db);
  if (listen === undefined) return;
  db.listen = (channel, _all, onReconnect) => listen(channel, (queue) => wakeOne(boss, queue), onReconnect);
}
