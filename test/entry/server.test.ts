import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { UserProblem } from '../../src/core/model/problem.ts';
import { startServer } from '../../src/entry/server.ts';
import { freePort } from './server/free-port.ts';
import { type Backend, pglite } from '../adapters/jobs/backend.ts';
import { type FakeGithub, startFakeGithub } from '../fake-github/fake-github.ts';

const root = join(import.meta.dirname, '../..');
const probot = join(root, 'node_modules/probot/bin/probot.js');

let github: FakeGithub;
let backend: Backend;
const children = new Set<ChildProcess>();

beforeAll(async () => {
  [github, backend] = [await startFakeGithub(), await pglite()];
}, 120_000);
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  children.clear();
});
afterAll(async () => {
  await backend.cleanUp();
  await github.stop();
});

function environment(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return {
    APP_ID: String(github.hub.app.id),
    PRIVATE_KEY: github.privateKey,
    WEBHOOK_SECRET: 'so secret',
    GHE_HOST: new URL(github.url).host,
    GHE_PROTOCOL: 'http',
    GHE_LIMITS: 'off',
    HOST: '127.0.0.1',
    PORT: '0',
    ...changes,
  };
}

/** Starts a process of the service. */
function start(args: readonly string[], changes: Readonly<Record<string, string>> = {}, by = process.execPath) {
  const env = { PATH: process.env['PATH'] ?? '', NODE_ENV: 'production', ...environment(changes) };
  const child = spawn(by, args, { env, cwd: root });
  children.add(child);
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const exit = once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
  const hears = async (pattern: RegExp, seconds = 100): Promise<RegExpExecArray> => {
    for (const until = Date.now() + seconds * 1000; ;) {
      const found = pattern.exec(said);
      if (found !== null) return found;
      if (child.exitCode !== null && by !== 'npm') throw new Error(`it ended with ${child.exitCode}:\n${said}`);
      if (Date.now() > until) throw new Error(`in ${seconds} seconds nothing was said like ${pattern}:\n${said}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { child, exit, hears };
}

const server = [join(root, 'bin/server.js')];
const tellOfWorker = join(root, 'test/fixtures/tell-of-worker.js');

describe('the service', () => {
  test.each<[string, Record<string, string>, string]>([
    ['a webhook secret', { WEBHOOK_SECRET: '' }, 'WEBHOOK_SECRET is not set.'],
    ['the number of the App', { APP_ID: '' }, 'APP_ID is not set.'],
    ['a key that can be used', { PRIVATE_KEY: 'no key' }, 'The private key cannot be used'],
    ['a database that answers', { DATABASE_URL: 'postgres://ada:hunter2@127.0.0.1:1/x' }, '127.0.0.1:1'],
    ['Redis where it is asked for', { REDIS_URL: 'redis://localhost' }, 'ioredis is not installed'],
  ])('does not start without %s, and says what to do', async (_, changes, says) => {
    const problem = await startServer(environment({ LOG_LEVEL: 'silent', ...changes })).catch(
      (error: unknown) => error,
    );
    expect(problem).toMatchObject({ name: 'UserProblem', message: expect.stringContaining(says) });
    expect((problem as UserProblem).hint).toMatch(/^\S.*\.$/s);
    expect((problem as UserProblem).message).not.toContain('hunter2');
  });

  test('that does not start ends with 2, and shows no stack', async () => {
    const { code, said } = await start(server, { WEBHOOK_SECRET: '' }).exit;
    expect(code).toBe(2);
    expect(said).toMatch(/^could not start: WEBHOOK_SECRET is not set\.\nSet it to .*\.\n$/);
  });

  test(
    'answers, shares neither its folder nor its port, and ends well when it is told to',
    { timeout: 120_000 },
    async () => {
      const { dataDir: DATA_DIR } = backend.newDatabase();
      const { child, exit, hears } = start(server, { DATA_DIR });
      const [, port = ''] = await hears(/"port":(\d+).*"Architect is ready"/);
      const at = (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init);
      expect((await at('/readyz')).status).toBe(200);
      expect(await (await at('/metrics')).text()).toContain('architect_jobs{queue="review",state="ready"} 0');
      for (const path of ['/probot', '/probot/setup', '/probot/import', '/ping']) {
        for (const method of ['GET', 'POST']) expect((await at(path, { method })).status).toBe(404);
      }
      const [sameFolder, samePort] = await Promise.all([
        start(server, { DATA_DIR }).exit,
        start(server, { DATA_DIR: backend.newDatabase().dataDir, PORT: port }).exit,
      ]);
      expect(sameFolder).toMatchObject({
        code: 2,
        said: expect.stringContaining('Another process already keeps its jobs in'),
      });
      expect(samePort).toMatchObject({ code: 2, said: expect.stringContaining('set PORT to a free port') });
      child.kill('SIGTERM');
      expect(await exit).toMatchObject({ code: 0 });
    },
  );

  test('says that it is not ready for a moment, and still answers, before it lets nobody in', async () => {
    const database = { DATA_DIR: backend.newDatabase().dataDir, LOG_LEVEL: 'silent' };
    const running = await startServer(environment(database), { noticeSeconds: 1 });
    const status = async (path: string) => (await fetch(`http://127.0.0.1:${running.port}${path}`)).status;
    expect(await status('/readyz')).toBe(200);
    const stopped = running.stop();
    expect([await status('/readyz'), await status('/healthz')]).toEqual([503, 200]);
    await stopped;
    await expect(status('/readyz')).rejects.toThrow('fetch failed');
  });

  test('is not ready where the host does not take its key, and says what to do', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const PRIVATE_KEY = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
    const database = { DATA_DIR: backend.newDatabase().dataDir, LOG_LEVEL: 'silent', PRIVATE_KEY };
    const running = await startServer(environment(database), { noticeSeconds: 0 });
    const ready = async () => {
      const answer = await fetch(`http://127.0.0.1:${running.port}/readyz`);
      return `${answer.status} ${await answer.text()}`;
    };
    await vi.waitFor(async () => expect(await ready()).toMatch(/^503 .*Look at APP_ID, the private key/u), 20_000);
    await running.stop();
  });

  test('ends while it starts if it is told to', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const { dataDir: DATA_DIR } = backend.newDatabase();
    const { child, exit } = start(server, { DATA_DIR, HOOK_ADDRESSES: 'published', GHE_HOST: `127.0.0.1:${port}` });
    await once(silent, 'connection');
    child.kill('SIGTERM');
    expect((await exit).code).toBe(0);
    silent.close();
  });

  test.each<[string, Record<string, string>, RegExp, RegExp]>([
    ['as the service', {}, /"port":(\d+).*"Architect is ready"/, /Architect stops/],
    ['to create the App', { APP_ID: '', WEBHOOK_SECRET: '', PRIVATE_KEY: '' }, /Open http:\S+:(\d+)/, /Open/],
  ])('ends where npm started it %s and is told to end', { timeout: 120_000 }, async (_, changes, started, ends) => {
    const { child, hears } = start(['start'], { DATA_DIR: backend.newDatabase().dataDir, ...changes }, 'npm');
    const [, port = ''] = await hears(started);
    child.kill('SIGTERM');
    await hears(ends, 20);
    await vi.waitFor(() => expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed'), 20_000);
  });

  test('reads what others wrote in workers that know no secret and stay together within the container', async () => {
    const { hears } = start(['--import', tellOfWorker, ...server], { DATA_DIR: backend.newDatabase().dataDir });
    const [, told = ''] = await hears(/^(\{"worker":.*)$/m);
    expect(JSON.parse(told)).toEqual({
      worker: { env: {}, resourceLimits: expect.objectContaining({ maxOldGenerationSizeMb: 594 }) },
    });
  });
});

describe('the App under `probot run`', () => {
  test('takes webhooks through the door that Probot brings', { timeout: 120_000 }, async () => {
    const port = await freePort();
    const { child, exit, hears } = start([probot, 'run', join(root, 'src/entry/index.ts')], {
      DATA_DIR: backend.newDatabase().dataDir,
      LOG_LEVEL: 'info',
      // Probot reads 0 as 3000.
      PORT: String(port),
    });
    await hears(/Listening on http/);
    github.listenAt(`http://127.0.0.1:${port}/api/github/webhooks`, 'so secret');
    github.repository('acme/shop', { files: { 'a.txt': 'a' } }).propose({ 'a.txt': 'b' });
    await hears(/a webhook asks: review/);
    child.kill('SIGTERM');
    expect(await exit).toMatchObject({ code: 0 });
  });

  test('does not run without a webhook secret, which Probot itself would', async () => {
    const { code, said } = await start([probot, 'run', join(root, 'src/entry/index.ts')], { WEBHOOK_SECRET: '' }).exit;
    expect(code).not.toBe(0);
    expect(said).toContain('WEBHOOK_SECRET is not set.');
  });
});
