import { storableText } from '../database/storable.ts';
import { openJournal } from './journal.ts';
import type { Records } from './records.ts';
import { openRuns, type Runs } from './runs.ts';
import { openSessions } from './sessions.ts';
import type { Sql } from './sql.ts';

/** Reserved dollars are stored under a number that no pull request has. */
const noPullRequest = 0;

/** Opens the records. The tables have to exist. */
export function openRecords(sql: Sql, schema: string): Records & Runs {
  const dollarsOf = async (where: string, values: readonly unknown[]) => {
    const [row] = await sql(
      `SELECT COALESCE(sum(dollars), 0) AS dollars FROM ${schema}.spending WHERE ${where}`,
      values,
    );
    return Number(row?.['dollars'] ?? 0);
  };
  const addTo = async (repository: number, number: number, day: string, dollars: number) => {
    await sql(
      `INSERT INTO ${schema}.spending AS known (repository, number, day, dollars) VALUES ($1, $2, $3, $4)
      ON CONFLICT (repository, day, number) DO UPDATE SET dollars = known.dollars + EXCLUDED.dollars`,
      [repository, number, day, dollars],
    );
  };
  return {
    ...openRuns(sql, schema),
    ...openJournal(sql, schema),
    ...openSessions(sql, schema),
    spent: (repository, day) => dollarsOf('repository = $1 AND day = $2', [repository, day]),
    spentOn: ({ repository, number }) => dollarsOf('repository = $1 AND number = $2', [repository.id, number]),
    addSpending: ({ repository, number }, day, dollars) => addTo(repository.id, number, day, dollars),
    reserveSpending: (repository, day, dollars) => addTo(repository, noPullRequest, day, dollars),
    keepShard: async ({ repository, number }, key, value) => {
      await sql(
        `INSERT INTO ${schema}.shard (repository, number, key, value) VALUES ($1, $2, $3, $4::text::jsonb)
        ON CONFLICT (repository, number, key) DO UPDATE SET value = EXCLUDED.value, kept_on = now()`,
        [repository.id, number, key, storableText(value)],
      );
    },
    forgetShards: async ({ repository, number }, prefix) => {
      await sql(`DELETE FROM ${schema}.shard WHERE repository = $1 AND number = $2 AND starts_with(key, $3)`, [
        repository.id,
        number,
        prefix,
      ]);
    },
    readShard: async ({ repository, number }, key) => {
      const [row] = await sql(`SELECT value FROM ${schema}.shard WHERE repository = $1 AND number = $2 AND key = $3`, [
        repository.id,
        number,
        key,
      ]);
      return row?.['value'] ?? null;
    },
    redelivered: async (guid) => {
      const [row] = await sql(`SELECT times, asked_on FROM ${schema}.redelivery WHERE guid = $1`, [guid]);
      return row === undefined ? null : { times: Number(row['times']), last: new Date(row['asked_on'] as string) };
    },
    noteRedelivered: async (guid) => {
      await sql(
        `INSERT INTO ${schema}.redelivery AS known (guid) VALUES ($1)
        ON CONFLICT (guid) DO UPDATE SET times = known.times + 1, asked_on = now()`,
        [guid],
      );
    },
  };
}
