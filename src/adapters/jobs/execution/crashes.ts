import type { JobWithMetadata } from 'pg-boss';
import { UserProblem } from '../../../core/model/problem.ts';
import type { Sql } from '../records/sql.ts';

/** What a job is left with where its process ended. */
export const processEnded = 'The process that worked on it ended';

/** A job may end its process so often while nothing else runs, and is then given up. */
const mostAlone = 2;

/** A job that begins another attempt, after what became of the process of the last one. */
export interface Begun {
  /** The job as it is now: an attempt that ended for another one's sake is not counted. */
  readonly job: JobWithMetadata<object>;
  /** It may be what ended a process, and is tried by itself. */
  readonly alone: boolean;
}

/** What is known of jobs whose process ended while they were in it. */
export interface Crashes {
  /**
   * Looks what became of the last attempt; a first one costs nothing.
   * @throws UserProblem where the job ended its process, and nothing else ran in it, once too often.
   */
  begin(job: JobWithMetadata<object>): Promise<Begun>;
  /** Notes that nothing else runs in this process from now on: if it ends, that is because of this job. */
  noteAlone(job: JobWithMetadata<object>): Promise<void>;
}

/** Keeps it in a table that is there. */
export function openCrashes(sql: Sql, schema: string, queueSchema: string): Crashes {
  const table = `${schema}.tried_alone`;
  const note = (id: string, attempt: number) =>
    sql(`INSERT INTO ${table} (job, attempt) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [id, attempt]);
  /** Gives back the last attempt. The queue edits no job that has begun, and counts what was begun. */
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
    'Leave large or generated files out, or give the process more memory.',
  );
}

/** The sentence in what a failed job left: ours, or one of the queue's own. */
export function messageLeft(output: unknown): string | null {
  const left = (output ?? {}) as { readonly message?: unknown; readonly value?: { readonly message?: unknown } };
  const said = left.message ?? left.value?.message;
  return typeof said === 'string' ? said : null;
}

/** Whether it says that the process is no more: found at the next start, or by others that hear nothing of it. */
export function isCrash(output: unknown): boolean {
  const said = messageLeft(output);
  return said === processEnded || said === 'job heartbeat timeout';
}
