import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, expect, test } from 'vitest';
import { cannotOpenFolder } from '../../../src/adapters/jobs/database/cannot-open-folder.ts';
import { openQueue } from '../../../src/adapters/jobs/open-queue.ts';
import { pglite } from './backend.ts';
import { prune } from '../../../src/adapters/jobs/records/tables.ts';
import { asking, somePull } from './fake-handlers.ts';
import { startReplica } from './start-replica.ts';

const log = { info: () => {}, warn: () => {}, error: console.error };
const backend = await pglite();
afterAll(() => backend.cleanUp());

test(
  'a second process is turned away, a killed one leaves the folder free, and no delivery is lost',
  { timeout: 180_000 },
  async () => {
    const settings = backend.newDatabase();
    const guids = Array.from({ length: 40 }, () => randomUUID());
    const first = startReplica({ settings, stay: { 1: 'fetched' } });
    await first.hears({ said: 'ready' });
    const second = startReplica({ settings });
    for (const guid of guids) first.tell({ accept: guid, number: 1 });
    await second.gone;
    expect(second.said).toEqual([
      {
        said: 'refused',
        message: expect.stringMatching(/^Another process already keeps its jobs in .+ Stop it, or set DATA_DIR/),
      },
    ]);

    await first.hears({ said: 'accepted', guid: guids.at(-1) });
    for (let i = 0; i < 40; i += 1) first.tell({ accept: randomUUID(), number: 2 });
    await first.hears({ said: 'at', number: 1 });
    await first.kill();
    const acknowledged = first.said.flatMap((one) => (one.said === 'accepted' ? [one.guid] : []));
    expect(acknowledged.length).toBeGreaterThanOrEqual(guids.length);

    const queue = await openQueue({ ...settings, log });
    for (const guid of acknowledged) expect(await queue.accept(guid, asking(somePull()))).toBe(false);
    await queue.stop(1);
  },
);

test('a first start that was killed halfway is started anew', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'architect-jobs-'));
  const unfinished = join(dataDir, 'queue.unfinished');
  mkdirSync(unfinished);
  writeFileSync(join(unfinished, 'PG_VERSION'), '18');
  const queue = await openQueue({ databaseUrl: null, dataDir, log });
  expect(await queue.accept(randomUUID(), asking(somePull()))).toBe(true);
  await queue.stop(1);
  expect(readdirSync(dataDir)).not.toContain('queue.unfinished');
  rmSync(dataDir, { recursive: true });
});

test('a folder that cannot be written is told in a sentence', async () => {
  await expect(openQueue({ databaseUrl: null, dataDir: '/dev/null/jobs', log })).rejects.toMatchObject({
    code: 'data-dir',
    message: expect.stringMatching(/^The folder \/dev\/null\/jobs cannot hold the jobs: /),
  });
});

test.each([
  [
    'the disk is full',
    new Error('Aborted(). Build with -sASSERTIONS for more info.'),
    5e6,
    /: 4 MB are free\.$/,
    /kept/,
  ],
  ['it is damaged', new Error('invalid page.'), 1e9, /: invalid page\.$/, /remove it/],
  ['the file system says no', { name: 'ErrnoError', errno: 2 }, 1e9, /: ErrnoError 2\.$/, /remove it/],
])('jobs that cannot be opened because %s: it is said what to do', (_why, error, free, message, hint) => {
  expect(cannotOpenFolder('data/queue', error, free)).toMatchObject({
    message: expect.stringMatching(message),
    hint: expect.stringMatching(hint),
  });
});

test('tidying forgets what is older than thirty days', async () => {
  const pglite = await PGlite.create({ dataDir: join(backend.newDatabase().dataDir, 'queue') });
  const sql = async (text: string) =>
    (await pglite.exec(text)).flatMap(({ rows }) => rows) as Record<string, unknown>[];
  for (const days of [29, 31]) {
    const then = `now() - interval '${days} days'`;
    await sql(`
      INSERT INTO architect.review_run (repository, number, head, lane, round, pull, holder, touched_on)
        VALUES (1, ${days}, 'a1', 'rules', 0, '{}', 'job:1', ${then});
      INSERT INTO architect.asked_again VALUES (1, ${days}, ${then});
      INSERT INTO architect.spending VALUES (1, ${days}, (${then})::date, 1);
      INSERT INTO architect.shard VALUES (1, ${days}, 'evidence', '{}', ${then});
      INSERT INTO architect.redelivery VALUES ('${days}', ${then});
      INSERT INTO architect.finding VALUES (1, ${days}, '00000001', 'contract/one', false, 'open', ${then});
      INSERT INTO architect.healed VALUES ((${then})::date, 'webhook', 1);
      INSERT INTO architect.page_session VALUES ('${days}', '{}', ${then});
    `);
  }
  await prune(sql, 'architect');
  for (const table of ['review_run', 'asked_again', 'spending', 'shard', 'finding'])
    expect(await sql(`SELECT number FROM architect.${table}`), table).toEqual([{ number: 29 }]);
  expect(await sql('SELECT guid FROM architect.redelivery')).toEqual([{ guid: '29' }]);
  expect(await sql('SELECT key FROM architect.page_session')).toEqual([{ key: '29' }]);
  expect(await sql('SELECT count(*)::integer AS days FROM architect.healed')).toEqual([{ days: 1 }]);
  await pglite.close();
});
