import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Running, startServer } from '../../src/entry/server.ts';
import { emulateGithub, type Json, shop } from './emulated-github.ts';
import { freePort } from '../entry/server/free-port.ts';
import { shimFor } from './shim.ts';
import { anyPlace, type Place } from '../entry/server/database.ts';

const fixture = (side: string) =>
  readFileSync(
    join(import.meta.dirname, `../fixtures/pull-requests/field-removed/${side}/services/orders/openapi.yaml`),
    'utf8',
  );
const path = 'services/orders/openapi.yaml';
const secret = 'a secret of the tests';
const eventually = { timeout: 60_000, interval: 50 };

let github: Awaited<ReturnType<typeof emulateGithub>>;
let shim: Awaited<ReturnType<typeof shimFor>>;
let place: Place;
let running: Running;

beforeAll(async () => {
  const port = await freePort();
  const registered = load(readFileSync(join(import.meta.dirname, '../../app.yml'), 'utf8')) as {
    default_permissions: Record<string, string>;
  };
  github = await emulateGithub(`http://127.0.0.1:${port}/api/github/webhooks`, secret, registered.default_permissions);
  shim = await shimFor(github.url);
  place = await anyPlace();
  running = await startServer({
    APP_ID: '12345',
    PRIVATE_KEY: github.privateKey,
    WEBHOOK_SECRET: secret,
    GHE_HOST: shim.host,
    GHE_PROTOCOL: 'http',
    GHE_LIMITS: 'off',
    HOST: '127.0.0.1',
    PORT: `${port}`,
    LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    ...(await place.newDatabase()),
  });
}, 120_000);
afterAll(async () => {
  await running.stop();
  await Promise.all([shim.close(), github.close(), place.cleanUp()]);
});

/** The checks on a commit, the newest first, once there are so many and the newest is done. */
async function checksOn(sha: string, many: number): Promise<readonly Json[]> {
  return vi.waitFor(async () => {
    const { check_runs: runs } = await github.ask<{ check_runs: readonly Json[] }>(
      'GET',
      `${shop}/commits/${sha}/check-runs?filter=all`,
    );
    expect(runs.length).toBe(many);
    expect(runs[0]).toMatchObject({ status: 'completed' });
    return runs;
  }, eventually);
}

describe('on a GitHub that nobody here wrote', () => {
  test('a pull request is reviewed, and again when somebody asks', async () => {
    await github.commit('main', { [path]: fixture('before') });
    const head = await github.commit('change', { [path]: fixture('after') });
    const pull = await github.ask('POST', `${shop}/pulls`, { title: 'Compute totals', head: 'change', base: 'main' });
    const [check] = await checksOn(head, 1);
    expect(check).toMatchObject({ name: 'architect', conclusion: 'failure', external_id: 'architect:v1#1' });
    expect(check?.['output']).toMatchObject({ title: '1 breaking change' });

    const at = `${shop}/pulls/${pull['number']}`;
    const reviews = await github.ask<readonly Json[]>('GET', `${at}/reviews`);
    expect(reviews).toMatchObject([{ state: 'COMMENTED', commit_id: head, user: { login: 'architect[bot]' } }]);
    const comments = await github.ask<readonly Json[]>('GET', `${at}/comments`);
    expect(comments).toMatchObject([{ path, body: expect.stringContaining('The field `total` was removed') }]);
    const talk = await github.ask<readonly Json[]>('GET', `${shop}/issues/${pull['number']}/comments`);
    expect(talk).toMatchObject([{ body: expect.stringContaining('1 breaking change') }]);

    await github.ask('POST', `${shop}/check-runs/${check?.['id']}/rerequest`);
    expect((await checksOn(head, 2))[0]).toMatchObject({ conclusion: 'failure' });
    expect(await github.ask('GET', `${at}/reviews`)).toHaveLength(1);
    expect(await github.ask('GET', `${shop}/issues/${pull['number']}/comments`)).toHaveLength(1);
  }, 120_000);
});
