import type { PullRequest } from '../../../core/model/pull-request.ts';
import { storableText } from '../database/storable.ts';
import type { Records } from './records.ts';
import type { Lane, Run, Stage } from './run.ts';
import type { Row, Sql } from './sql.ts';

/** The runs of the review lanes, and requests for another round. */
export interface Runs extends Pick<Records, 'begin' | 'advance' | 'latest' | 'unfinished' | 'staleRuns' | 'abandon'> {
  /** Records that somebody asked again: the next lane to begin opens a new round. It survives the job. */
  askAgain(pull: PullRequest): Promise<void>;
  /** Whether somebody has asked again and no lane has begun since. */
  isAskedAgain(pull: PullRequest): Promise<boolean>;
}

/** Opens the table of runs. */
export function openRuns(sql: Sql, schema: string): Runs {
  const table = `${schema}.review_run`;
  const again = `${schema}.asked_again`;
  const ofPull = ({ repository, number }: PullRequest) => [repository.id, number];
  const keyOfRun = ({ pull, head, lane, round }: Run) => [...ofPull(pull), head, lane, round];
  const isRun = 'repository = $1 AND number = $2 AND head = $3 AND lane = $4 AND round = $5';

  return {
    askAgain: async (pull) => {
      await sql(`INSERT INTO ${again} (repository, number) VALUES ($1, $2) ON CONFLICT DO NOTHING`, ofPull(pull));
    },
    isAskedAgain: async (pull) => {
      const found = await sql(`SELECT 1 FROM ${again} WHERE repository = $1 AND number = $2`, ofPull(pull));
      return found.length > 0;
    },
    begin: async (pull, head, lane, attempt) => {
      // A new round is numbered by the second: a number from before the database was lost must not come again,
      // because it stands in the marker of what was posted then.
      const [row] = await sql(
        `WITH wish AS (DELETE FROM ${again} WHERE repository = $1 AND number = $2 RETURNING 1),
        known AS (SELECT max(round) AS latest FROM ${table} WHERE repository = $1 AND number = $2 AND head = $3),
        current AS (
          SELECT CASE
            WHEN latest IS NULL THEN 0
            WHEN EXISTS (SELECT 1 FROM wish) THEN greatest(latest + 1, extract(epoch FROM now())::bigint)
            ELSE latest
          END AS round FROM known
        )
        INSERT INTO ${table} AS mine (repository, number, head, lane, round, pull, holder, began_on)
        SELECT $1, $2, $3, $4, round, $5::text::jsonb, $6, now() FROM current
        ON CONFLICT (repository, number, head, lane, round) DO UPDATE
          SET holder = EXCLUDED.holder, pull = EXCLUDED.pull, abandoned = false, touched_on = now(),
            began_on = CASE WHEN mine.stage = 'posted' THEN now() ELSE mine.began_on END
        RETURNING *`,
        [...ofPull(pull), head, lane, storableText(pull), `${attempt.job}:${attempt.attempt}`],
      );
      return runOf(row);
    },
    advance: async (run, stage, kept = {}) => {
      const [row] = await sql(
        `UPDATE ${table} SET stage = $7, touched_on = now(),
          result = CASE WHEN $8::text IS NULL THEN result ELSE $8::text::jsonb END,
          check_run = COALESCE($9::bigint, check_run),
          posted_on = CASE WHEN $7 = 'posted' THEN now() ELSE posted_on END,
          outcome = COALESCE($10, outcome), agent = COALESCE($11, agent),
          dollars = COALESCE($12::double precision, dollars)
        WHERE ${isRun} AND holder = $6 RETURNING stage`,
        [
          ...keyOfRun(run),
          run.holder,
          stage,
          kept.result === undefined ? null : storableText(kept.result),
          kept.check ?? null,
          kept.cameTo?.outcome ?? null,
          kept.cameTo?.agent ?? null,
          kept.cameTo?.dollars ?? null,
        ],
      );
      if (row === undefined) throw new Error(`another attempt has taken over the ${run.lane} lane of ${run.head}`);
      const { result = run.result, check = run.check } = kept;
      return { ...run, stage, result, check };
    },
    latest: async (pull, head) => {
      const rows = await sql(
        `SELECT DISTINCT ON (lane) * FROM ${table} WHERE repository = $1 AND number = $2 AND head = $3
        ORDER BY lane, round DESC`,
        [...ofPull(pull), head],
      );
      return rows.map(runOf);
    },
    unfinished: async (seconds) => {
      const rows = await sql(
        `SELECT * FROM ${table} WHERE stage <> 'posted' AND NOT abandoned
          AND touched_on <= now() - $1 * interval '1 second' ORDER BY touched_on LIMIT 1000`,
        [seconds],
      );
      return rows.map(runOf);
    },
    staleRuns: async (pull, head) => {
      const rows = await sql(
        `SELECT * FROM ${table} WHERE repository = $1 AND number = $2 AND head <> $3
          AND stage <> 'posted' AND NOT abandoned ORDER BY touched_on`,
        [...ofPull(pull), head],
      );
      return rows.map(runOf);
    },
    abandon: async (run) => {
      await sql(`UPDATE ${table} SET abandoned = true WHERE ${isRun} AND stage <> 'posted'`, keyOfRun(run));
    },
  };
}

function runOf(row: Row | undefined): Run {
  if (row === undefined) throw new Error('the database kept no run');
  return {
    pull: row['pull'] as PullRequest,
    head: row['head'] as string,
    lane: row['lane'] as Lane,
    round: Number(row['round']),
    stage: row['stage'] as Stage,
    result: row['result'],
    check: row['check_run'] === null ? null : Number(row['check_run']),
    holder: row['holder'] as string,
  };
}
