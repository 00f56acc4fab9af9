import type { PgBoss } from 'pg-boss';

/** Makes one idle worker poll its queue at once, if there is one. A busy worker polls when it is done. */
export function wakeOne(boss: Pick<PgBoss, 'getWipData' | 'notifyWorker'>, queue: string): void {
  const idle = boss.getWipData().find(({ name, count }) => name === queue && count === 0);
  if (idle) boss.notifyWorker(idle.id);
}

/**
 * Makes a notification wake one worker of its queue. pg-boss wakes all of them, each queries the database and one gets
 * the job. A worker that gets one wakes the next, because there may be more.
 */
export function notifyOne(boss: PgBoss): void {
  const db = boss.getDb();
  const listen = db.listen?.bind(db);
  if (listen === undefined) return;
  db.listen = (channel, _all, onReconnect) => listen(channel, (queue) => wakeOne(boss, queue), onReconnect);
}
