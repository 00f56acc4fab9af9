import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { openQueue } from '../../../src/adapters/jobs/open-queue.ts';
import { administer } from './database-server.ts';
import type { TestSettings } from './backend.ts';
import { onBackends } from './on-backends.ts';
import { somePull } from './fake-handlers.ts';

/** The tables of the service before there were versions, as far as they are read here, with a webhook and a run in them. */
const before = (schema: string) => [
  `DROP SCHEMA IF EXISTS ${schema} CASCADE`,
  `CREATE SCHEMA ${schema}`,
  `CREATE TABLE ${schema}.review_run (
    repository bigint NOT NULL, number integer NOT NULL, head text NOT NULL, lane text NOT NULL, round bigint NOT NULL,
    pull jsonb NOT NULL, stage text NOT NULL DEFAULT 'fetched', result jsonb, check_run bigint, holder text NOT NULL,
    abandoned boolean NOT NULL DEFAULT false, touched_on timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (repository, number, head, lane, round))`,
  `CREATE TABLE ${schema}.redelivery (guid text PRIMARY KEY, asked_on timestamptz NOT NULL DEFAULT now())`,
  `INSERT INTO ${schema}.redelivery (guid) VALUES ('a-webhook')`,
];

/** What later versions had made of them. */
const [first, second, third, fourth] = [
  (schema: string) => [
    `CREATE TABLE ${schema}.version (version integer PRIMARY KEY, since timestamptz NOT NULL DEFAULT now())`,
    `INSERT INTO ${schema}.version (version) VALUES (1)`,
  ],
  (schema: string) => [
    `ALTER TABLE ${schema}.redelivery ADD COLUMN times integer NOT NULL DEFAULT 1`,
    `CREATE TABLE ${schema}.pulse (id integer PRIMARY KEY, beat timestamptz NOT NULL)`,
    `INSERT INTO ${schema}.version (version) VALUES (2)`,
  ],
  (schema: string) => [
    `CREATE TABLE ${schema}.tried_alone (job uuid NOT NULL, attempt integer NOT NULL, died boolean NOT NULL DEFAULT false,
      began_on timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (job, attempt))`,
    `INSERT INTO ${schema}.version (version) VALUES (3)`,
  ],
  (schema: string) => [
    `ALTER TABLE ${schema}.review_run ADD COLUMN began_on timestamptz, ADD COLUMN posted_on timestamptz,
      ADD COLUMN outcome text, ADD COLUMN agent text, ADD COLUMN dollars double precision`,
    `INSERT INTO ${schema}.version (version) VALUES (4)`,
  ],
];
const earlier: readonly (readonly [string, (schema: string) => readonly string[]])[] = [
  ['before there were versions', before],
  ['of the first version', (schema) => [...before(schema), ...first(schema)]],
  ['of the second version', (schema) => [...before(schema), ...first(schema), ...second(schema)]],
  ['of the third version', (schema) => [...before(schema), ...first(schema), ...second(schema), ...third(schema)]],
  [
    'of the fourth version',
    (schema) => [...before(schema), ...[first, second, third, fourth].flatMap((one) => one(schema))],
  ],
];

/** Runs statements in a database that no service has open; resolves to the rows of all of them. */
async function runIn(database: TestSettings, statements: readonly string[]): Promise<readonly unknown[]> {
  if (database.databaseUrl !== null) return administer(statements);
  const pglite = await PGlite.create({ dataDir: join(database.dataDir, 'queue') });
  const rows: unknown[] = [];
  for (const statement of statements) rows.push(...(await pglite.query(statement)).rows);
  await pglite.close();
  return rows;
}

await onBackends('the tables', (backend) => {
  test.each(earlier)('%s are brought up to date, with what is in them', { timeout: 120_000 }, async (_, tables) => {
    const database = backend.newDatabase();
    const { schema = 'architect' } = database;
    const pull = somePull();
    await runIn(database, [
      ...tables(schema),
      `INSERT INTO ${schema}.review_run (repository, number, head, lane, round, pull, holder)
       VALUES (${pull.repository.id}, ${pull.number}, 'abc', 'rules', 0, '${JSON.stringify(pull)}', 'job:1')`,
    ]);
    const said: object[] = [];
    const log = { info: (about: object) => void said.push(about), warn: () => {}, error: console.error };
    const [first, second] = await Promise.all(
      // A folder takes one process, and a database several that start at once.
      (database.databaseUrl === null ? [database] : [database, database]).map((one) => openQueue({ ...one, log })),
    );
    expect(await first?.records.redelivered('a-webhook')).toMatchObject({ times: 1 });
    expect(await first?.records.latest(pull, 'abc')).toMatchObject([{ lane: 'rules', stage: 'fetched' }]);
    await first?.ping();
    await Promise.all([first?.stop(1), second?.stop(1)]);
    expect(await runIn(database, [`SELECT max(version) AS version FROM ${schema}.version`])).toEqual([{ version: 5 }]);
    const indexes = `SELECT indexname FROM pg_indexes WHERE schemaname = '${schema}_queue' AND indexname = 'job_of_key'`;
    expect(await runIn(database, [indexes])).toEqual([{ indexname: 'job_of_key' }]);
  });

  test('of a newer version are left as they are, and used', { timeout: 120_000 }, async () => {
    const database = backend.newDatabase();
    const { schema = 'architect' } = database;
    const log = { info: () => {}, warn: () => {}, error: console.error };
    await (await openQueue({ ...database, log })).stop(1);
    await runIn(database, [
      `ALTER TABLE ${schema}.redelivery ADD COLUMN later text`,
      `INSERT INTO ${schema}.version (version) VALUES (99)`,
    ]);
    const queue = await openQueue({ ...database, log });
    await queue.records.noteRedelivered('another');
    expect(await queue.records.redelivered('another')).toMatchObject({ times: 1 });
    await queue.stop(1);
  });
});
