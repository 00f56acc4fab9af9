import type { JobWithMetadata } from 'pg-boss';
import { UserProblem } from '../../../core/model/problem.ts';
import type { Sql } from '../records/sql.ts';

/** The message of a job whose process ended while it ran. */
export const processEnded = 'The process that worked on it ended';

/** A job is given up after its process ended this many times while nothing else ran in it. */
const mostAlone = 2;

/** The next attempt at a job, decided by how the last one ended. */
export interface Begun {
  /** The job as it is now. An attempt that another job's crash may have ended is not counted. */
  readonly job: JobWithMetadata<object>;
  /** The job may have crashed its process, and has to run alone. */
  readonly alone: boolean;
}

/** Remembers which jobs were running when their process ended. */
export interface Crashes {
  /**
   * Looks up how the last attempt ended; on a first attempt this costs no query.
   * @throws UserProblem if its process ended too often while nothing else ran in it.
   */
  begin(job: JobWithMetadata<object>): Promise<Begun>;
  /** Records that this job runs alone from now on: if the process ends, this job is the cause. */
  noteAlone(job: JobWithMetadata<object>): Promise<void>;
}

/** Opens the record of crashes. The table has to exist. */
export function openCrashes(sql: Sql, schema: string, queueSchema: string): Crashes {
  const table = `${schema}.tried_alone`;
  const note = (id: string, attempt: number) =>
    sql(`INSERT INTO ${table} (job, attempt) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [id, attempt]);
  /**
   * Takes the last attempt off the count. The queue does not edit a job that has started, so its limit is raised
   * instead.
   */
  const forgive = async (job: JobWithMetadata<object>): Promise<JobWithMetadata<object>> => {
    await sql(`UPDATE ${queueSchema}.job SET retry_limit = retry_limit + 1 WHERE name = $1 AND id = $2`, [
      job.name,
      job.id,
    ]);
    return { ...job, retryLimit: job.retryLimit + 1 };
  };
  return {
    begin: async (job) => {
      const { id, retryCount } = job;
      if (retryCount === 0) return { job, alone: false };
      let now = job;
      if (isCrash(job.output)) {
        const wasAlone = await sql(
          `UPDATE ${table} SET died = true WHERE job = $1 AND attempt = $2 RETURNING attempt`,
          [id, retryCount],
        );
        if (wasAlone.length === 0) {
          await note(id, 0);
          now = await forgive(job);
        }
      }
      const [row] = await sql(
        `SELECT count(*) AS known, count(*) FILTER (WHERE died) AS died FROM ${table} WHERE job = $1`,
        [id],
      );
      if (Number(row?.['died']) >= mostAlone) throw deadly();
      return { job: now, alone: Number(row?.['known']) > 0 };
    },
    noteAlone: async ({ id, retryCount }) => {
      await note(id, retryCount + 1);
    },
  };
}

function deadly(): UserProblem {
  return new UserProblem(
    'deadly',
    `${processEnded} ${mostAlone} times while nothing else ran in it.`,
    'Exclude large or generated files, or give the process more memory.',
  );
}

/** The message stored with a failed job: ours, or one of the queue's own. */
export function messageLeft(output: unknown): string | null {
  const left = (output ?? {}) as { readonly message?: unknown; readonly value?: { readonly message?: unknown } };
  const said = left.message ?? left.value?.message;
  return typeof said === 'string' ? said : null;
}

/** Whether a failed job's output says that its process ended: found at the next start, or by a missed heartbeat. */
export function isCrash(output: unknown): boolean {
  const said = messageLeft(output);
  return said === processEnded || said === 'job heartbeat timeout';
}
