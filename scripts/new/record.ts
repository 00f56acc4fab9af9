import { pascal } from './names.ts';
import type { Scaffold } from './scaffold.ts';

/** Something that outlives a job, in a table of its own. @throws Error where the name is not one word. */
export function newRecord(name: string): Scaffold {
  if (!/^[a-z]+(-[a-z]+)*$/.test(name)) {
    throw new Error(`\`${name}\` is no name of a record: say what one row is, like \`acceptance\``);
  }
  const file = `src/adapters/jobs/records/${name}.ts`;
  const tests = `test/adapters/jobs/${name}.test.ts`;
  return {
    files: { [file]: record(name), [tests]: recordTests(name) },
    next: [
      `Say in ${file} what a row holds and what becomes of a review when all rows are lost. What may not be lost is also ` +
        'said on the pull request: the host is the memory that counts (docs/decisions/0015).',
      'Run its table in src/adapters/jobs/records/tables.ts, and let `prune` there forget its old rows. A column that comes ' +
        'later comes with `ALTER TABLE ... ADD COLUMN IF NOT EXISTS`: replicas of two versions run side by side.',
      'Name what callers need of it in src/adapters/jobs/records/records.ts and spread it in open-records.ts.',
      'npm test',
    ],
  };
}

const record = (name: string) => `import type { PullRequest } from '../../../core/model/pull-request.ts';
import { storableText } from '../database/storable.ts';
import type { Sql } from './sql.ts';

/** What is kept of a pull request under a key. Losing it is no harm, because ... */
export interface ${pascal(name)} {
  /** Keeps it; what was kept under the key before is gone. */
  keep(pull: PullRequest, key: string, value: unknown): Promise<void>;
  /** What was kept; null where nothing was. */
  find(pull: PullRequest, key: string): Promise<unknown>;
}

/** Creates the table where it is not there yet. */
export async function create${pascal(name)}Table(sql: Sql, schema: string): Promise<void> {
  await sql(\`
    CREATE TABLE IF NOT EXISTS \${schema}.${name.replaceAll('-', '_')} (
      repository bigint NOT NULL,
      number integer NOT NULL,
      key text NOT NULL,
      value jsonb NOT NULL,
      kept_on timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (repository, number, key)
    )\`);
}

/** Opens the table, which is there. */
export function open${pascal(name)}(sql: Sql, schema: string): ${pascal(name)} {
  const table = \`\${schema}.${name.replaceAll('-', '_')}\`;
  return {
    keep: async ({ repository, number }, key, value) => {
      await sql(
        \`INSERT INTO \${table} (repository, number, key, value) VALUES ($1, $2, $3, $4::text::jsonb)
        ON CONFLICT (repository, number, key) DO UPDATE SET value = EXCLUDED.value, kept_on = now()\`,
        [repository.id, number, key, storableText(value)],
      );
    },
    find: async ({ repository, number }, key) => {
      const [row] = await sql(\`SELECT value FROM \${table} WHERE repository = $1 AND number = $2 AND key = $3\`, [
        repository.id,
        number,
        key,
      ]);
      return row?.['value'] ?? null;
    },
  };
}
`;

const recordTests = (name: string) => `import { expect, test } from 'vitest';
import { create${pascal(name)}Table, open${pascal(name)} } from '../../../src/adapters/jobs/records/${name}.ts';
import type { Row } from '../../../src/adapters/jobs/records/sql.ts';
import { somePull } from './played-handlers.ts';

/** What is asked of the database, and rows that were written by hand. Tests of what SQL means run over \`onBackends\`. */
function played(rows: readonly Row[]) {
  const asked: string[] = [];
  const sql = async (text: string) => {
    asked.push(text.replace(/\\s+/g, ' ').trim());
    return rows;
  };
  return { asked, sql };
}

test('the table may be there already', async () => {
  const { asked, sql } = played([]);
  await create${pascal(name)}Table(sql, 'architect');
  expect(asked).toEqual([expect.stringMatching(/^CREATE TABLE IF NOT EXISTS architect\\.${name.replaceAll('-', '_')} /)]);
});

test('where nothing was kept there is nothing', async () => {
  expect(await open${pascal(name)}(played([]).sql, 'architect').find(somePull(), 'orders')).toBeNull();
  expect(await open${pascal(name)}(played([{ value: 7 }]).sql, 'architect').find(somePull(), 'orders')).toBe(7);
});
`;
