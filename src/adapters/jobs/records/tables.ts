import type { Sql } from './sql.ts';

/**
 * What each schema version adds to the one before. A version only adds, so that the previous service version still runs
 * on it: several run during an upgrade, and an upgrade may be rolled back. Published versions are never edited.
 */
function versions(schema: string, queueSchema: string): readonly string[] {
  return [
    `
    CREATE TABLE IF NOT EXISTS ${schema}.review_run (
      repository bigint NOT NULL,
      number integer NOT NULL,
      head text NOT NULL,
      lane text NOT NULL,
      round bigint NOT NULL,
      pull jsonb NOT NULL,
      stage text NOT NULL DEFAULT 'fetched',
      result jsonb,
      check_run bigint,
      holder text NOT NULL,
      abandoned boolean NOT NULL DEFAULT false,
      touched_on timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (repository, number, head, lane, round)
    );
    CREATE INDEX IF NOT EXISTS review_run_unfinished ON ${schema}.review_run (touched_on)
      WHERE stage <> 'posted' AND NOT abandoned;
    CREATE TABLE IF NOT EXISTS ${schema}.asked_again (
      repository bigint NOT NULL,
      number integer NOT NULL,
      asked_on timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (repository, number)
    );
    CREATE TABLE IF NOT EXISTS ${schema}.spending (
      repository bigint NOT NULL,
      number integer NOT NULL,
      day date NOT NULL,
      dollars double precision NOT NULL,
      PRIMARY KEY (repository, day, number)
    );
    CREATE TABLE IF NOT EXISTS ${schema}.shard (
      repository bigint NOT NULL,
      number integer NOT NULL,
      key text NOT NULL,
      value jsonb,
      kept_on timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (repository, number, key)
    );
    CREATE TABLE IF NOT EXISTS ${schema}.redelivery (
      guid text PRIMARY KEY,
      asked_on timestamptz NOT NULL DEFAULT now()
    );
    `,
    `
    ALTER TABLE ${schema}.redelivery ADD COLUMN times integer NOT NULL DEFAULT 1;
    CREATE TABLE ${schema}.pulse (id integer PRIMARY KEY, beat timestamptz NOT NULL);
    `,
    `
    CREATE TABLE ${schema}.tried_alone (
      job uuid NOT NULL,
      attempt integer NOT NULL,
      died boolean NOT NULL DEFAULT false,
      began_on timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (job, attempt)
    );
    `,
    `
    ALTER TABLE ${schema}.review_run
      ADD COLUMN began_on timestamptz,
      ADD COLUMN posted_on timestamptz,
      ADD COLUMN outcome text,
      ADD COLUMN agent text,
      ADD COLUMN dollars double precision;
    CREATE INDEX review_run_posted ON ${schema}.review_run (posted_on);
    CREATE TABLE ${schema}.finding (
      repository bigint NOT NULL,
      number integer NOT NULL,
      finding text NOT NULL,
      rule text NOT NULL,
      judged boolean NOT NULL,
      fate text NOT NULL,
      noted_on timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (repository, number, finding)
    );
    CREATE TABLE ${schema}.healed (
      day date NOT NULL,
      what text NOT NULL,
      times integer NOT NULL,
      PRIMARY KEY (day, what)
    );
    CREATE TABLE ${schema}.page_session (
      key text PRIMARY KEY,
      session jsonb NOT NULL,
      until timestamptz NOT NULL
    );
    `,
    // Every request reads the jobs of its pull request, among all those done and not yet deleted.
    `
    CREATE INDEX IF NOT EXISTS job_of_key ON ${queueSchema}.job_common (singleton_key) WHERE singleton_key IS NOT NULL;
    `,
  ];
}

/**
 * Migrates our tables to the version this code needs, and returns the version it found: 0 if there was none. A newer
 * one is left as it is. The statements run as one transaction, and its first one admits only one replica at a time.
 */
export async function migrateTables(
  sql: Sql,
  schema: string,
  queueSchema: string,
): Promise<{ readonly from: number; readonly to: number }> {
  await sql(`
    SELECT pg_advisory_xact_lock(hashtext('architect tables ${schema}'));
    CREATE SCHEMA IF NOT EXISTS ${schema};
    CREATE TABLE IF NOT EXISTS ${schema}.version (
      version integer PRIMARY KEY,
      since timestamptz NOT NULL DEFAULT now()
    );
  `);
  const [row] = await sql(`SELECT coalesce(max(version), 0) AS version FROM ${schema}.version`);
  const from = Number(row?.['version']);
  const steps = versions(schema, queueSchema);
  for (const [index, step] of steps.entries()) {
    await sql(`
      SELECT pg_advisory_xact_lock(hashtext('architect tables ${schema}'));
      DO $migration$ BEGIN
        IF NOT EXISTS (SELECT 1 FROM ${schema}.version WHERE version = ${index + 1}) THEN
          ${step}
          INSERT INTO ${schema}.version (version) VALUES (${index + 1});
        END IF;
      END $migration$;
    `);
  }
  return { from, to: Math.max(from, steps.length) };
}

/** Deletes rows older than thirty days. */
export async function prune(sql: Sql, schema: string): Promise<void> {
  const columns = {
    review_run: 'touched_on',
    asked_again: 'asked_on',
    spending: 'day',
    shard: 'kept_on',
    redelivery: 'asked_on',
    tried_alone: 'began_on',
    finding: 'noted_on',
    healed: 'day',
    page_session: 'until',
  };
  for (const [table, column] of Object.entries(columns)) {
    await sql(`DELETE FROM ${schema}.${table} WHERE ${column} < now() - interval '30 days'`);
  }
}
