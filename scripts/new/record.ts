import { pascal } from './names.ts';
import type { Scaffold } from './scaffold.ts';

/** A record that outlives a job, in a table of its own. @throws Error if the name is not in kebab-case. */
export function newRecord(name: string): Scaffold {
  if (!/^[a-z]+(-[a-z]+)*$/.test(name)) {
    throw new Error(`\`${name}\` is no name of a record: say what one row is, like \`acceptance\``);
  }
  const file = `src/adapters/jobs/records/${name}.ts`;
  const tests = `test/adapters/jobs/${name}.test.ts`;
  return {
    files: { [file]: record(name), [tests]: recordTests(name) },
    next: [
      `State in ${file} what a row holds, and what happens to a review when all rows are lost. What may not be lost is also ` +
        'posted on the pull request (docs/decisions/0015).',
      `Append its table to \`versions\` in src/adapters/jobs/records/tables.ts, and \`${table(name)}: 'kept_on'\` to \`prune\`:\n${createTable(name)}\n` +
        '   Add later columns with `ALTER TABLE ... ADD COLUMN IF NOT EXISTS`: replicas of two versions run side by side.',
      'Declare what callers need in src/adapters/jobs/records/records.ts, and spread it in open-records.ts.',
      'npm test',
    ],
  };
}

function table(name: string): string {
  return name.replaceAll('-', '_');
}

const createTable = (name: string) => `
    CREATE TABLE IF NOT EXISTS \${schema}.${table(name)} (
      repository bigint NOT NULL,
      number integer NOT NULL,
      key text NOT NULL,
      value jsonb NOT NULL,
      kept_on timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (repository, number, key)
    );
`;

const record = (name: string) => `import type { PullRequest } from '../../../core/model/pull-request.ts';
import { storableText } from '../database/storable.ts';
import type { Sql } from './sql.ts';

/** Values of a pull request by key. Losing them does no harm, because ... */
export interface ${pascal(name)} {
  /** Stores a value; it replaces the one under the same key. */
  keep(pull: PullRequest, key: string, value: unknown): Promise<void>;
  /** The value; null if there is none. */
  find(pull: PullRequest, key: string): Promise<unknown>;
}

/** Opens the records. Their table is created in \`tables.ts\`. */
export function open${pascal(name)}(sql: Sql, schema: string): ${pascal(name)} {
  const table = \`\${schema}.${table(name)}\`;
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
import { open${pascal(name)} } from '../../../src/adapters/jobs/records/${name}.ts';
import type { Row } from '../../../src/adapters/jobs/records/sql.ts';
import { somePull } from './fakeSql-handlers.ts';

/** A database that answers every statement with these rows. Test what SQL means with \`onBackends\`. */
function fakeSql(rows: readonly Row[]) {
  return async () => rows;
}

test('where nothing was kept there is nothing', async () => {
  expect(await open${pascal(name)}(fakeSql([]), 'architect').find(somePull(), 'orders')).toBeNull();
  expect(await open${pascal(name)}(fakeSql([{ value: 7 }]), 'architect').find(somePull(), 'orders')).toBe(7);
});
`;
