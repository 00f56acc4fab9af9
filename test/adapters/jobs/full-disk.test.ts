import type * as Files from 'node:fs';
import { statfsSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openQueue } from '../../../src/adapters/jobs/open-queue.ts';
import { doctor } from '../../../src/entry/command-line/examination.ts';
import { administer } from './database-server.ts';
import { type Backend, pglite, postgres } from './backend.ts';

vi.mock('node:fs', async (actual) => {
  const fs = await actual<typeof Files>();
  return { ...fs, statfsSync: vi.fn<typeof Files.statfsSync>(fs.statfsSync) };
});

const log = { info: () => {}, warn: () => {}, error: console.error };
const full = { code: 'data-dir', message: expect.stringMatching(/not enough disk space .*: 3 MB are free\.$/u) };
let [embedded, server]: Backend[] = [];
beforeAll(async () => {
  [embedded, server] = [await pglite(), await postgres()];
}, 60_000);
afterEach(() => vi.mocked(statfsSync).mockReset());
afterAll(async () => {
  await embedded?.cleanUp();
  await server?.cleanUp();
});

/** The disk has three megabytes left, whatever it had. */
function fillDisk(): void {
  vi.mocked(statfsSync).mockReturnValue({ bavail: 3 * 256, bsize: 4096 } as ReturnType<typeof statfsSync>);
}

test('a disk that fills up is seen by the service and by doctor', async () => {
  const database = embedded?.newDatabase() ?? { databaseUrl: null, dataDir: '' };
  const queue = await openQueue({ ...database, log });
  await queue.ping();
  fillDisk();
  await expect(queue.ping()).rejects.toMatchObject(full);
  vi.mocked(statfsSync).mockReset();
  await queue.ping();
  await queue.stop(0);
  const written = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const said = async () => {
    written.mockClear();
    await doctor({ DATA_DIR: database.dataDir });
    return written.mock.calls.join('');
  };
  expect(await said()).toMatch(/^ok {4}Jobs are kept in /mu);
  fillDisk();
  expect(await said()).toMatch(/^FIX {3}There is not enough disk space for the jobs in .*: 3 MB are free\.$/mu);
  written.mockRestore();
}, 60_000);

test('a PostgreSQL that answers questions and takes nothing more is seen too', async ({ skip }) => {
  skip(server?.isAvailable !== true, 'there is no PostgreSQL');
  const database = server?.newDatabase() ?? { databaseUrl: null, dataDir: '' };
  const queue = await openQueue({ ...database, log });
  await queue.ping();
  await administer([`ALTER TABLE ${database.schema}.pulse ADD CONSTRAINT no_room CHECK (false) NOT VALID`]);
  await expect(queue.ping()).rejects.toThrow('no_room');
  expect(await queue.depths()).not.toEqual([]);
  await queue.stop(0);
}, 60_000);
