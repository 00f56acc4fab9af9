import { type ConstructorOptions, PgBoss } from 'pg-boss';
import { runSchedules } from './execution/schedules.ts';
import type { Database } from './database/database.ts';
import { workDeadLetters } from './queues/dead-letters.ts';
import { countDepths, waitingReviews } from './queues/depths.ts';
import { openEmbedded } from './database/embedded.ts';
import { takeErrand, workIntake } from './queues/intake.ts';
import { askMergeGroup, cancelMergeGroup, workMergeGroups } from './queues/merge-groups.ts';
import { openCrashes } from './execution/crashes.ts';
import { adoptOrphans } from './execution/orphans.ts';
import { messageOf } from './execution/outcome.ts';
import { makePerformer } from './execution/performer.ts';
import type { Queue } from './queue.ts';
import { createQueues } from './queues/queues.ts';
import { openRecords } from './records/open-records.ts';
import type { Sql } from './records/sql.ts';
import { migrateTables, prune } from './records/tables.ts';
import { workReviews } from './queues/review-worker.ts';
import { makeReviews } from './queues/reviews.ts';
import { startRunning } from './execution/running.ts';
import { notifyOne } from './execution/waking.ts';
import { prepareStatements } from './database/prepared.ts';
import { cannotOpen, serverDatabase } from './database/server-database.ts';
import type { Log, Pace, QueueSettings } from './settings.ts';

const usualPace: Pace = {
  pollSeconds: 2,
  restSeconds: 5,
  monitorSeconds: 10,
  retrySeconds: 5,
  putOffSeconds: 3600,
};

/** How long a handler has to stop once it is told to, in seconds. */
const lastSeconds = 2;

/**
 * Opens the queue: creates what is missing in the database, and requeues the jobs of a process that was killed.
 * @throws UserProblem if the database cannot be used, or another process holds the data directory.
 */
export async function openQueue(settings: QueueSettings): Promise<Queue> {
  const { databaseUrl, dataDir, log, schema = 'architect', pace = usualPace } = settings;
  const queueSchema = `${schema}_queue`;
  const database = databaseUrl === null ? await openEmbedded(dataDir, log) : serverDatabase(databaseUrl);
  const boss = new PgBoss({ ...database.options, ...bossOptions(database, pace), schema: queueSchema });
  reportOn(boss, log);
  notifyOne(boss);
  if (!database.embedded) prepareStatements(boss.getDb());
  const sql: Sql = async (text, values) => (await boss.getDb().executeSql(text, values && [...values])).rows;
  try {
    await boss.start();
    await createQueues(boss, pace, database.embedded);
    const { from, to } = await migrateTables(sql, schema, queueSchema);
    if (from > 0 && from < to) log.info({ from, to }, 'The tables are brought to a newer version');
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {});
    await database.close();
    throw databaseUrl === null ? error : cannotOpen(databaseUrl, error);
  }
  if (database.embedded) {
    const jobs = await adoptOrphans(boss, sql, queueSchema);
    if (jobs > 0) log.info({ jobs }, 'Jobs that a killed process had in hand are started again');
  }
  return queueOn({ boss, database, sql, schema, queueSchema, log, pace });
}

interface Opened {
  readonly boss: PgBoss;
  readonly database: Database;
  readonly sql: Sql;
  readonly schema: string;
  readonly queueSchema: string;
  readonly log: Log;
  readonly pace: Pace;
}

function queueOn({ boss, database, sql, schema, queueSchema, log, pace }: Opened): Queue {
  const running = startRunning();
  const records = openRecords(sql, schema);
  const crashes = openCrashes(sql, schema, queueSchema);
  const performer = makePerformer({ boss, sql, queueSchema, running, crashes, log, pace });
  const reviews = makeReviews(boss, running, records, waitingReviews(sql, queueSchema));
  const tidy = async () => {
    await prune(sql, schema);
    // PGlite has no background processes, so nothing else vacuums deleted rows.
    if (database.embedded) await sql('VACUUM ANALYZE');
  };
  return {
    accept: (delivery, errand) => takeErrand(boss, database.urgent, delivery, errand),
    ask: (errand) => reviews.ask(errand),
    later: (errand, seconds) => reviews.ask(errand, seconds),
    cancel: (pull) =>
      reviews.ask({ kind: 'review', pull, because: 'cancelled', again: false, label: null, trace: null }),
    mergeGroup: (errand) => askMergeGroup(boss, errand),
    cancelMergeGroup: (repository, head) => cancelMergeGroup(boss, running, repository, head),
    work: async (handlers, { concurrency }) => {
      await workDeadLetters(boss, performer, reviews, handlers, pace);
      await workReviews({ boss, performer, reviews, running, runs: records, log, pace }, handlers, concurrency);
      await workMergeGroups(boss, performer, handlers, pace);
      await workIntake(boss, performer, handlers, pace);
      await runSchedules(boss, performer, handlers, pace, tidy);
    },
    stop: async (seconds) => {
      const queues = new Set(boss.getWipData().map(({ name }) => name));
      await Promise.all([...queues].map((name) => boss.offWork(name, { wait: false })));
      if (!(await running.idle(seconds))) {
        running.end(() => true, 'stopping');
        await running.idle(lastSeconds);
        await Promise.allSettled([...running.jobs].map((job) => job.handBack()));
      }
      await boss.stop({ timeout: 1000 });
      await database.close();
    },
    ping: async () => {
      database.checkRoom();
      // A full disk still answers reads.
      await sql(
        `INSERT INTO ${schema}.pulse (id, beat) VALUES (1, now()) ON CONFLICT (id) DO UPDATE SET beat = EXCLUDED.beat`,
      );
    },
    depths: () => countDepths(sql, queueSchema),
    lastPolled: () => {
      const polled = boss.getWipData().map(({ lastFetchedOn }) => lastFetchedOn ?? 0);
      const latest = Math.max(0, ...polled);
      return latest === 0 ? null : new Date(latest);
    },
    records,
  };
}

function bossOptions({ embedded }: Database, pace: Pace): ConstructorOptions {
  return {
    useListenNotify: true,
    // A process alone in its database has no other's heartbeat to monitor.
    ...(embedded
      ? { monitorVacuum: false }
      : { superviseIntervalSeconds: pace.monitorSeconds, monitorIntervalSeconds: pace.monitorSeconds }),
    maintenanceIntervalSeconds: 600,
    // We use no job flows; pg-boss would poll for finished ones every five seconds.
    flowIntervalSeconds: 3600,
  };
}

/** While the database is away, every worker reports it at every poll: that is a warning, and no crash. */
function reportOn(boss: PgBoss, log: Log): void {
  boss.on('error', (error) => log.warn({ error: messageOf(error) }, 'The queue met an error'));
  boss.on('warning', ({ message, data }) => log.warn({ about: data }, message));
}
