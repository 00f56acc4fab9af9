import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Attempt } from '../../../src/adapters/jobs/execution/attempt.ts';
import { Ended } from '../../../src/adapters/jobs/execution/ended.ts';
import { openQueue } from '../../../src/adapters/jobs/open-queue.ts';
import { hurried, postgres } from './backend.ts';
import { administer } from './database-server.ts';
import { asking, fakeHandlers, somePull } from './fake-handlers.ts';
import { startReplica } from './start-replica.ts';

const log = { info: () => {}, warn: () => {}, error: console.error };
const eventually = { timeout: 60_000, interval: 50 };
const backend = await postgres();

describe.skipIf(!backend.isAvailable)('replicas on PostgreSQL', { timeout: 180_000 }, () => {
  afterAll(() => backend.cleanUp());

  test('four start at once in an empty database, and heal in turn, then every five minutes', async () => {
    const settings = { ...backend.newDatabase(), log };
    const all = [1, 2, 3, 4].map(() => fakeHandlers());
    const queues = await Promise.all(all.map(() => openQueue(settings)));
    await Promise.all(queues.map((queue, i) => queue.work(all[i]?.handlers as never, { concurrency: 1 })));
    const healed = () => all.reduce((sum, { heals }) => sum + heals.length, 0);
    await vi.waitFor(() => expect(healed()).toBeGreaterThan(0), eventually);
    const clock = `SELECT cron FROM ${settings.schema}_queue.schedule WHERE name = 'heal'`;
    expect(await administer([clock])).toEqual([{ cron: '*/5 * * * *' }]);
    await Promise.all(queues.map((queue) => queue.stop(1)));
  });

  test('three processes with four workers each never meet in a pull request, and the last ask is done', async () => {
    const settings = backend.newDatabase();
    const lockFolders = mkdtempSync(join(tmpdir(), 'architect-locks-'));
    const replicas = [1, 2, 3].map(() => startReplica({ settings, lockFolders }));
    for (const replica of replicas) await replica.hears({ said: 'ready' });
    for (let ask = 0; ask < 80; ask += 1) {
      for (const replica of replicas) replica.tell({ ask: ask % 5 });
      if (ask % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 50));
    }
    for (const replica of replicas) replica.tell({ accept: randomUUID(), number: 7 });
    const said = () => replicas.flatMap((replica) => replica.said);
    await vi.waitFor(() => expect(said()).toContainEqual({ said: 'done', number: 7, name: 'shop' }), eventually);
    for (const replica of replicas) replica.tell({ stop: 5 });
    await Promise.all(replicas.map(({ gone }) => gone));
    const met = said().filter((one) => one.said === 'met');
    const done = said().filter((one) => one.said === 'done');
    expect([met, new Set(done.map(({ number }) => number))]).toEqual([[], new Set([0, 1, 2, 3, 4, 7])]);
    rmSync(lockFolders, { recursive: true });
  });

  test('another process ends a review that was overtaken', async () => {
    const settings = { ...backend.newDatabase(), log };
    const [fake, pull] = [fakeHandlers(), somePull()];
    fake.on(pull, async ({ attempt }) => {
      if (fake.calls(pull).length > 1) return;
      await vi.waitFor(() => expect(attempt.signal.aborted).toBe(true), eventually);
    });
    const [web, worker] = [await openQueue(settings), await openQueue(settings)];
    await worker.work(fake.handlers, { concurrency: 1 });
    await web.ask(asking(pull));
    await vi.waitFor(() => expect(fake.calls(pull)).toHaveLength(1), eventually);
    await web.ask(asking(pull, { because: 'ready' }));
    await vi.waitFor(() => expect(fake.calls(pull)).toHaveLength(2), eventually);
    expect(fake.calls(pull)[0]?.attempt.signal.reason).toMatchObject({ why: 'superseded' });
    await Promise.all([web.stop(1), worker.stop(1)]);
  });

  test('another process ends a merge group that is gone, and says why', async () => {
    const settings = { ...backend.newDatabase(), log };
    const attempts: Attempt[] = [];
    const fake = fakeHandlers({
      mergeGroup: async (_, attempt) => {
        attempts.push(attempt);
        await vi.waitFor(() => expect(attempt.signal.aborted).toBe(true), eventually);
      },
    });
    const [web, worker] = [await openQueue(settings), await openQueue(settings)];
    await worker.work(fake.handlers, { concurrency: 1 });
    const { repository } = somePull();
    const head = 'a'.repeat(40);
    await web.mergeGroup({ kind: 'merge-group', repository, head, base: 'b', number: null, again: false, trace: null });
    await vi.waitFor(() => expect(attempts).toHaveLength(1), eventually);
    await web.cancelMergeGroup(repository, head);
    await vi.waitFor(() => expect(attempts[0]?.signal.reason).toEqual(new Ended('cancelled')), eventually);
    await Promise.all([web.stop(1), worker.stop(1)]);
  });

  test('while the database is away deliveries are refused, and work goes on by itself when it is back', async () => {
    const database = backend.newDatabase();
    const wire = await openWire(new URL(database.databaseUrl as string));
    const queue = await openQueue({ ...database, databaseUrl: wire.url, log });
    const [fake, before, after] = [fakeHandlers(), somePull(), somePull()];
    const { promise: goOn, resolve: release } = Promise.withResolvers<void>();
    fake.on(before, () => goOn);
    await queue.work(fake.handlers, { concurrency: 2 });
    await queue.ask(asking(before));
    await vi.waitFor(() => expect(fake.calls(before)).toHaveLength(1), eventually);

    wire.freeze(true);
    await expect(queue.accept(randomUUID(), asking(after))).rejects.toThrow('did not answer in time');
    wire.freeze(false);
    await wire.cut();
    await expect(queue.accept(randomUUID(), asking(after))).rejects.toThrow(/ECONN|terminated|in time/);
    await expect(queue.ping()).rejects.toThrow(/ECONN|terminated|in time/);
    // Its end cannot be written down: it is done a second time, when nothing was heard of it for long enough.
    release();
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await wire.mend();

    await vi.waitFor(async () => expect(await queue.accept(randomUUID(), asking(after))).toBe(true), eventually);
    await vi.waitFor(() => expect(fake.errands).toContainEqual(asking(after)), eventually);
    await vi.waitFor(() => expect(fake.calls(before)).toHaveLength(2), eventually);
    await queue.stop(1);
    await wire.close();
  });

  test('a database that cannot be used is told in a sentence, without the password', async () => {
    const opening = (databaseUrl: string) => openQueue({ databaseUrl, dataDir: '/nowhere', log, pace: hurried });
    await expect(opening('postgres://ada:secret@127.0.0.1:1/jobs')).rejects.toMatchObject({
      code: 'database',
      message: expect.stringMatching(/^The database jobs at 127\.0\.0\.1:1 cannot be used: [^]*ECONNREFUSED/),
      hint: 'Start PostgreSQL, or mend the host and port in DATABASE_URL.',
    });
    const missing = new URL(backend.newDatabase().databaseUrl as string);
    missing.pathname = '/nobody_made_this';
    await expect(opening(missing.href)).rejects.toMatchObject({ hint: expect.stringMatching(/^Create the database/) });
    await expect(opening('not a url')).rejects.toMatchObject({ code: 'database' });
  });
});

/** A way to the database that can be cut. */
async function openWire(to: URL) {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect({ host: to.hostname, port: Number(to.port || 5432) });
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(socket);
      socket
        .on('error', () => {})
        .on('close', () => other.destroy())
        .pipe(other);
    }
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.destroy();
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const url = new URL(to);
  url.host = `127.0.0.1:${port}`;
  const freeze = (frozen: boolean) => {
    for (const socket of sockets) {
      if (frozen) socket.pause();
      else socket.resume();
    }
  };
  return { url: url.href, freeze, cut: close, mend: () => listen(port), close };
}
