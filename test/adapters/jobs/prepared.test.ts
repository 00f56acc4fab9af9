import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { fromPglite, PgBoss } from 'pg-boss';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { preparing } from '../../../src/adapters/jobs/database/prepared-embedded.ts';
import { prepareStatements } from '../../../src/adapters/jobs/database/prepared.ts';
import { pglite } from './backend.ts';
import { databaseServer, isServed } from './database-server.ts';

type Db = ReturnType<PgBoss['getDb']>;
type Closing = Db & Record<'open' | 'close', () => Promise<void>>;

const backend = await pglite();
afterAll(() => backend.cleanUp());

/** What the server has prepared on this connection. */
const prepared = 'SELECT statement FROM pg_prepared_statements';

/** PostgreSQL with one connection, or PGlite, with statements that are prepared. */
const opened = {
  PostgreSQL: served,
  PGlite: async (): Promise<Pick<Closing, 'executeSql' | 'close'>> => {
    const opened = await PGlite.create({ dataDir: join(backend.newDatabase().dataDir, 'queue') });
    return { executeSql: preparing(opened, fromPglite(opened).executeSql), close: () => opened.close() };
  },
};

for (const [name, isAvailable] of [
  ['PGlite', true],
  ['PostgreSQL', await isServed()],
] as const) {
  describe.skipIf(!isAvailable)(`statements that are prepared in ${name}`, () => {
    let db: Pick<Closing, 'executeSql' | 'close'>;
    const table = `orders_${process.pid}`;
    const run = async (text: string, values?: unknown[]) => (await db.executeSql(text, values)).rows as unknown[];
    const preparedOf = async (part: string) =>
      (await run(prepared)).filter((row) => JSON.stringify(row).includes(part));
    beforeAll(async () => {
      db = await opened[name]();
      await run(`CREATE TABLE ${table} (id integer PRIMARY KEY, tags text[], about jsonb)`);
    }, 60_000);
    afterAll(async () => {
      await run(`DROP TABLE ${table}`);
      await db.close();
    });

    test('are read once, and run with what is given each time', async () => {
      const insert = `INSERT INTO ${table} VALUES ($1, $2, $3::text::jsonb) RETURNING id, tags, about`;
      for (const id of [1, 2]) {
        const row = { id, tags: ['a,b', '"'], about: { id } };
        expect(await run(insert, [id, row.tags, JSON.stringify(row.about)])).toEqual([row]);
      }
      expect(await run(insert, [3, null, null])).toEqual([{ id: 3, tags: null, about: null }]);
      expect(await run(`UPDATE ${table} SET tags = NULL WHERE id = $1`, [3])).toEqual([]);
      expect(await preparedOf(`INSERT INTO ${table} VALUES`)).toHaveLength(1);
    });

    test('go on after one of them failed', async () => {
      const insert = `INSERT INTO ${table} VALUES ($1) RETURNING id`;
      await run(insert, [10]);
      await expect(run(insert, [10])).rejects.toMatchObject({ code: '23505' });
      await expect(run(insert, ['ten'])).rejects.toMatchObject({ code: '22P02' });
      await expect(run('SELECT $1 FROM nowhere', [1])).rejects.toMatchObject({ code: '42P01' });
      expect(await run(insert, [11])).toEqual([{ id: 11 }]);
    });

    test('are those with values, if only an empty list, and never several in one', async () => {
      await run("SELECT 'without' AS values");
      await run("SELECT 'with none' AS values", []);
      await run("SELECT 'one'; SELECT 'another'", []);
      expect(await preparedOf('without')).toEqual([]);
      expect(await preparedOf('with none')).toHaveLength(1);
      expect(await preparedOf('another')).toEqual([]);
    });
  });
}

test('what PGlite planned is planned anew after a minute, for the tables as they are by then', async () => {
  const clock = vi.spyOn(Date, 'now').mockReturnValue(0);
  const said: string[] = [];
  const opened = await PGlite.create({ dataDir: join(backend.newDatabase().dataDir, 'queue') });
  const run = preparing(opened, async (text) => {
    said.push(text);
    return { rows: [] };
  });
  for (const now of [0, 60_000, 60_001, 90_000, 120_002]) {
    clock.mockReturnValue(now);
    expect((await run('SELECT $1::integer AS one', [1])).rows).toEqual([{ one: 1 }]);
  }
  clock.mockRestore();
  expect(said).toEqual(['DISCARD PLANS', 'DISCARD PLANS']);
  await opened.close();
});

describe.skipIf(!(await isServed()))('statements that a server knows under another name', () => {
  const table = `changed_${process.pid}`;
  let db: Closing;
  const run = async (text: string, values?: unknown[]) => (await db.executeSql(text, values)).rows as unknown[];
  beforeAll(async () => {
    db = await served();
    await run(`CREATE TABLE ${table} (id integer)`);
    await run(`INSERT INTO ${table} VALUES (1)`);
  });
  afterAll(async () => {
    await run(`DROP TABLE ${table}`);
    await db.close();
  });

  test('bring the columns there are now', async () => {
    const select = `SELECT * FROM ${table} WHERE id = $1`;
    expect(await run(select, [1])).toEqual([{ id: 1 }]);
    await run(`ALTER TABLE ${table} ADD COLUMN later text`);
    for (let times = 0; times < 3; times += 1) expect(await run(select, [1])).toEqual([{ id: 1, later: null }]);
    expect(await run(prepared)).toHaveLength(1);
  });

  test('are run by their text from then on, as behind a pooler', async () => {
    const select = `SELECT id FROM ${table} WHERE id = $1`;
    expect(await run(select, [1])).toEqual([{ id: 1 }]);
    await run('DEALLOCATE ALL');
    for (let times = 0; times < 3; times += 1) expect(await run(select, [1])).toEqual([{ id: 1 }]);
    expect(await run(prepared)).toEqual([]);
  });
});

async function served(): Promise<Closing> {
  const db = new PgBoss({ connectionString: databaseServer, max: 1 }).getDb() as Closing;
  await db.open();
  prepareStatements(db);
  return db;
}
