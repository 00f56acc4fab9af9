import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readManifest } from '../../src/entry/command-line/app-manifest.ts';
import { examineGrants } from '../../src/adapters/doctor/grants.ts';
import { examineDeliveries, examineHook } from '../../src/adapters/doctor/webhook.ts';
import { apiError, startModelServer, stoppedStream } from './claude/model-server.ts';
import { administer, databaseServer, isServed } from './jobs/database-server.ts';
import { architect, emptyFolder, write } from '../entry/command-line/architect.ts';
import type { Permissions } from '../fake-github/domain/hub.ts';
import { type FakeGithub, startFakeGithub } from '../fake-github/fake-github.ts';

const { default_permissions: permissions, default_events: events } = readManifest();
const granted = { permissions: permissions as Permissions, events };
const needed = { permissions, events };
const page = 'https://github.com/settings/apps/architect';

let github: FakeGithub;
let folder: ReturnType<typeof emptyFolder>;

const served = await isServed();

beforeEach(() => {
  folder = emptyFolder();
});
afterEach(async () => {
  folder.remove();
  await github?.stop();
});

/** Runs the real command line against a fake host. */
async function doctor(env: Readonly<Record<string, string>> = {}) {
  const { code, stdout, stderr } = await architect(folder.path, ['doctor'], '', {
    APP_ID: String(github.hub.app.id),
    PRIVATE_KEY: github.privateKey,
    WEBHOOK_SECRET: 'so secret',
    GHE_HOST: new URL(github.url).host,
    GHE_PROTOCOL: 'http',
    DATA_DIR: join(folder.path, 'data'),
    ANTHROPIC_API_KEY: '',
    DATABASE_URL: '',
    ...env,
  });
  expect(stderr).toBe('');
  return { code, said: stdout };
}

/** Somebody who answers as the service does. */
async function serviceSaying(text: string) {
  const server = createServer((_, response) => response.end(text));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/api/github/webhooks`, close: () => server.close() };
}

describe('the doctor', () => {
  test('makes a tiny call for each feature of the model, and says which fallbacks are active', async () => {
    github = await startFakeGithub(granted);
    const model = await startModelServer();
    const env = { ANTHROPIC_API_KEY: 'sk-test', ANTHROPIC_BASE_URL: model.url };
    const usage = { input_tokens: 100, output_tokens: 10 };
    const use = { id: 'toolu_1', name: 'read_file', arguments: '{"path":"openapi.yaml"}' };
    model.model.on({ toolCallId: 'toolu_1' }, { content: 'It is OpenAPI 3.1.', usage });
    model.model.on({ userMessage: /Read the file/ }, { toolCalls: [use], usage });
    model.model.on({ userMessage: /in the form you were given/ }, { content: '{"works":true}', usage });
    model.model.on({ userMessage: /./ }, { content: 'yes', usage });
    const { said } = await doctor(env);
    const id = 'claude-sonnet-5-5';
    expect(said).toContain(`ok    ${id} gives an answer.`);
    expect(said).toContain(`ok    ${id} gives an answer in a given form.`);
    expect(said).toContain(`note  No fallback is active for ${id}.`);
    expect(said).toContain(`ok    ${id} gives a cached prefix.`);
    expect(said).toContain(`ok    ${id} gives tools.`);
    expect(said).toContain(`ok    ${id} gives an answer to what a tool brought.`);
    expect(said).toContain(`ok    While ${id} is overloaded, claude-sonnet-5 is asked, and it answers.`);
    expect(said).toContain(`note  Asking ${id} cost $0.00`);
    expect(said).not.toContain('sk-test');
    model.forget();
    model.answerNext(
      stoppedStream('end_turn', null, [{ type: 'text', text: 'yes' }]),
      apiError(400, 'invalid_request_error', 'output_config: json_schema is not known'),
    );
    const without = (await doctor(env)).said;
    expect(without).toMatch(
      /note {2}claude-sonnet-5-5 does not give an answer in a given form: the form of the answer was refused/,
    );
    expect(without).toContain(`note  Active fallbacks for ${id}: answers are asked for in words, and read leniently.`);
    model.answerNext(apiError(401, 'authentication_error', 'invalid x-api-key'));
    const refused = (await doctor(env)).said;
    expect(refused).toMatch(
      /FIX {3}claude-sonnet-5-5 does not give an answer: the model key was refused[^]*only the rules review/,
    );
    expect(refused).not.toMatch(/fallback|overloaded|cost/);
    await model.stop();
  });

  test('finds nothing to fix where all is well', async () => {
    github = await startFakeGithub(granted);
    github.repository('acme/shop', { files: { 'a.txt': 'a' } });
    const service = await serviceSaying('ok');
    github.listenAt(service.url, 'so secret');
    const { code, said } = await doctor();
    service.close();
    expect(said).not.toContain('FIX');
    expect(code).toBe(0);
    expect(said).toContain('ok    The App has every permission.');
    expect(said).toContain('ok    It is installed at acme.');
    expect(said).toContain(`ok    Webhooks go to ${service.url}.`);
    expect(said).toContain('ok    The service answers there.');
    expect(said).toContain('note  No model key is set');
  });

  test('names what is missing, and where to change it', async () => {
    github = await startFakeGithub({ permissions: { metadata: 'read', contents: 'read' }, events: ['pull_request'] });
    github.repository('acme/shop', { files: { 'a.txt': 'a' } });
    const { code, said } = await doctor();
    expect(code).toBe(1);
    expect(said).toMatch(/FIX {3}The App lacks the permission .*checks: write.*\n {6}Grant it: http/);
    expect(said).toContain('FIX   The App does not receive the events check_run');
    expect(said).toContain('FIX   The installation at acme lacks the permission');
    expect(said).toContain('FIX   The App sends no webhooks.');
  });

  test('sees that a key belongs to another App', async () => {
    github = await startFakeGithub(granted);
    const other = await startFakeGithub();
    const { code, said } = await doctor({ APP_ID: '7' });
    await other.stop();
    expect(code).toBe(1);
    expect(said).toMatch(/does not accept the credentials .*\n.*belong to the same App/);
  });

  test('says all that is missing or wrong in the environment, without asking anybody', async () => {
    github = await startFakeGithub(granted);
    const wrong = { APP_ID: 'one', PRIVATE_KEY: 'no key', PORT: 'x', ROLE: 'web', LOG_LEVEL: 'loud', CLIENT_ID: 'Iv1' };
    const { code, said } = await doctor({ WEBHOOK_SECRET: '', ...wrong });
    expect(code).toBe(1);
    expect(said.match(/^FIX.*$/gmu)).toEqual([
      'FIX   WEBHOOK_SECRET is not set.',
      'FIX   APP_ID is not what it should be.',
      expect.stringMatching(/^FIX {3}The private key cannot be used: /u),
      'FIX   PORT is not what it should be.',
      'FIX   LOG_LEVEL is not what it should be.',
      expect.stringMatching(/^FIX {3}ROLE is `web` and DATABASE_URL is not set: /u),
      'FIX   Of CLIENT_ID and CLIENT_SECRET only one is set.',
    ]);
    expect(github.requests).toEqual([]);
  });

  test('names all that is missing at once, and the command that brings it, and writes nothing', async () => {
    github = await startFakeGithub(granted);
    const nothing = { APP_ID: '', WEBHOOK_SECRET: '', PRIVATE_KEY: '' };
    const { code, said } = await doctor(nothing);
    expect(code).toBe(1);
    expect(said).toContain('FIX   APP_ID, WEBHOOK_SECRET and PRIVATE_KEY are not set.');
    expect(said).toContain('architect create-app --url');
    expect(said).toMatch(/ok {4}Jobs will be kept in .*data\./);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test('reads the .env that the service reads', async () => {
    github = await startFakeGithub(granted);
    write(folder.path, { '.env': 'METRICS_TOKEN=secret\nLOG_LEVEL=loud\n' });
    expect((await doctor()).said).toContain('FIX   LOG_LEVEL is not what it should be.');
    expect((await doctor({ LOG_LEVEL: 'info' })).said).not.toContain('LOG_LEVEL');
  });

  test.skipIf(!served)('looks at a PostgreSQL, and makes nothing there', async () => {
    github = await startFakeGithub(granted);
    const name = `doctor_${process.pid}`;
    const address = Object.assign(new URL(databaseServer), { pathname: `/${name}` }).href;
    await administer([`DROP DATABASE IF EXISTS ${name}`, `CREATE DATABASE ${name}`]);
    try {
      expect((await doctor({ DATABASE_URL: address })).said).toContain('ok    The database answers.');
      expect(await administer([`SELECT nspname FROM pg_namespace WHERE nspname LIKE 'architect%'`], address)).toEqual(
        [],
      );
    } finally {
      await administer([`DROP DATABASE ${name} WITH (FORCE)`]);
    }
  });

  test('says that a database cannot be reached', async () => {
    github = await startFakeGithub(granted);
    const { code, said } = await doctor({ DATABASE_URL: 'postgres://ada:hunter2@127.0.0.1:1/architect' });
    expect(code).toBe(1);
    expect(said).toMatch(/FIX {3}.*127\.0\.0\.1:1/);
    expect(said).not.toContain('hunter2');
  });
});

describe('what the App may do', () => {
  test.each<[Record<string, string>, string[], RegExp]>([
    [{ ...permissions, checks: 'read' }, events, /^bad The App lacks the permission checks: write\./],
    [permissions, events.slice(1), /bad The App does not receive the events check_run\./],
    [
      { ...permissions, administration: 'write' },
      events,
      /note The App has more permissions than it needs: administration: write\./,
    ],
    [
      { ...permissions, contents: 'write' },
      events,
      /note The App has more permissions than it needs: contents: write\./,
    ],
  ])('%j', (permitted, told, says) => {
    const found = examineGrants(needed, { permissions: permitted, events: told }, 'The App', page);
    expect(found.map(({ state, found: what }) => `${state} ${what}`).join('\n')).toMatch(says);
  });
});

describe('where webhooks go', () => {
  const hook = { url: 'https://architect.example.com/api/github/webhooks', contentType: 'json', insecure: false };
  const states = (changes: object) =>
    examineHook({ ...hook, ...changes }, page).map(({ state, found }) => `${state} ${found}`);

  test('is right, or it is said what is not', () => {
    expect(states({})).toEqual([`good Webhooks go to ${hook.url}.`]);
    expect(states({ url: null })).toEqual(['bad The App sends no webhooks.']);
    expect(states({ url: 'https://architect.example.com/' })[0]).toMatch(/^bad .*which is not the webhook address/);
    expect(states({ contentType: 'form' })[1]).toBe('bad Webhooks are sent as form.');
    expect(states({ insecure: true })[1]).toMatch(/^note .*without a secure connection/);
  });
});

describe('what became of webhooks', () => {
  test.each<[string, [string, number][], string, RegExp]>([
    [
      'all arrived',
      [
        ['a', 200],
        ['b', 200],
      ],
      'good',
      /last 2 webhooks arrived/,
    ],
    [
      'one was sent again and arrived',
      [
        ['a', 200],
        ['a', 500],
      ],
      'good',
      /The last webhook arrived\./,
    ],
    [
      'the secret is another',
      [
        ['b', 401],
        ['a', 200],
      ],
      'bad',
      /same secret/,
    ],
    ['the address is wrong', [['b', 404]], 'bad', /end in \/api\/github\/webhooks/],
    [
      'nobody answers',
      [
        ['b', 0],
        ['a', 0],
      ],
      'bad',
      /Start the service/,
    ],
    [
      'it went wrong for a while',
      [
        ['c', 200],
        ['b', 500],
      ],
      'note',
      /The newest one arrived\./,
    ],
    ['none was sent', [], 'note', /Open a pull request/],
  ])('%s', (_, sent, state, says) => {
    const found = examineDeliveries(sent.map(([guid, status]) => ({ guid, status })));
    expect([found.state, `${found.found} ${found.fix}`]).toEqual([state, expect.stringMatching(says)]);
  });
});
