import type { Sql } from './sql.ts';

/**
 * Creates our tables where they are not there yet. Several statements without values are one transaction, which the
 * first of them lets only one replica at a time into.
 */
export async function createTables(sql: Sql, schema: string): Promise<void> {
  await sql(`
    SELECT pg_advisory_xact_lock(hashtext('architect tables ${schema}'));
    CREATE SCHEMA IF NOT EXISTS ${schema};
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
  `);
}

/** Forgets what is older than thirty days. */
export async function prune(sql: Sql, schema: string): Promise<void> {
  const columns = {
    review_run: 'touched_on',
    asked_again: 'asked_on',
    spending: 'day',
    shard: 'kept_on',
    redelivery: 'asked_on',
  };
  for (const [table, column] of Object.entries(columns)) {
    await sql(`DELETE FROM ${schema}.${table} WHERE ${column} < now() - interval '30 days'`);
  }
}
