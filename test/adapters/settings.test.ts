import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Environment, readCredentials, readSettings, secretsOf, variables } from '../../src/adapters/settings.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'architect-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const app: Environment = { APP_ID: '12', WEBHOOK_SECRET: 'so secret', PRIVATE_KEY: pem };
const elliptic = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

describe('the App', () => {
  test.each([
    ['with line breaks', pem],
    ['on one line', pem.replaceAll('\n', String.raw`\n`)],
    ['in base64', Buffer.from(pem).toString('base64')],
  ])('has a key %s', (_, PRIVATE_KEY) => {
    const credentials = readCredentials({ ...app, PRIVATE_KEY });
    expect(credentials).toMatchObject({ appId: 12, webhookSecret: 'so secret' });
    expect(credentials.privateKey).toBe(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  });

  test.each([
    'test-run-7f3a',
    'test-83920184721',
    '0f9d2c51e7',
    'correct horse battery',
    '42'.repeat(10).concat('1357968'),
  ])('has the secret %s', (WEBHOOK_SECRET) => {
    expect(readCredentials({ ...app, WEBHOOK_SECRET }).webhookSecret).toBe(WEBHOOK_SECRET);
  });

  test('has a key in a file', () => {
    const path = join(folder, 'key.pem');
    writeFileSync(path, pem);
    const { privateKey: read } = readCredentials({ ...app, PRIVATE_KEY: '', PRIVATE_KEY_PATH: path });
    expect(read).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  });

  test.each<[string, Environment, RegExp]>([
    ['no id', { APP_ID: undefined }, /^APP_ID is not set\. Set it to the number/],
    ['an id that is none', { APP_ID: 'architect' }, /^APP_ID is not what it should be\./],
    ['no secret', { WEBHOOK_SECRET: undefined }, /^WEBHOOK_SECRET is not set\. .*anybody could send/],
    ['a secret that anybody guesses', { WEBHOOK_SECRET: 'Development' }, /^WEBHOOK_SECRET is not what it should be\./],
    [
      'a secret of usual words',
      { WEBHOOK_SECRET: 'my-webhook-secret-123' },
      /^WEBHOOK_SECRET is not what it should be\./,
    ],
    ['a placeholder', { WEBHOOK_SECRET: 'your-secret-token' }, /^WEBHOOK_SECRET is not what it should be\./],
    ['a secret that is a number', { WEBHOOK_SECRET: '1234567890' }, /^WEBHOOK_SECRET is not what it should be\./],
    ['a secret of one character', { WEBHOOK_SECRET: 'x'.repeat(20) }, /^WEBHOOK_SECRET is not what it should be\./],
    ['a secret of few characters', { WEBHOOK_SECRET: 'secret' }, /^WEBHOOK_SECRET is not what it should be\./],
    ['an empty secret', { WEBHOOK_SECRET: '  ' }, /^WEBHOOK_SECRET is not set\./],
    ['no key', { PRIVATE_KEY: undefined }, /^PRIVATE_KEY is not set, nor is PRIVATE_KEY_PATH\. Generate/],
    ['half a key', { PRIVATE_KEY: pem.slice(0, 500) }, /^The private key cannot be used: .*Generate a new one/],
    ['words for a key', { PRIVATE_KEY: 'my key' }, /^The private key cannot be used/],
    [
      'a key of another kind',
      { PRIVATE_KEY: elliptic.export({ type: 'pkcs8', format: 'pem' }).toString() },
      /it is of the kind ec/,
    ],
    ['a file that is not there', { PRIVATE_KEY: '', PRIVATE_KEY_PATH: '/no/key.pem' }, /\/no\/key\.pem.*ENOENT/],
  ])('with %s does not start, and says what to do', (_, change, says) => {
    expect(said(() => readCredentials({ ...app, ...change }))).toMatch(says);
  });
});

describe('the service', () => {
  test('runs without a single variable', () => {
    expect(readSettings({})).toEqual({
      host: { api: 'https://api.github.com', web: 'https://github.com' },
      hostLimits: true,
      address: '0.0.0.0',
      port: 3000,
      role: 'all',
      database: { folder: 'data' },
      onlyHookAddresses: false,
      proxies: 0,
      rulePages: null,
      reviewsAtOnce: 2,
      reviewSeconds: 300,
      model: null,
      signIn: null,
      metricsToken: null,
      logLevel: 'info',
      redis: null,
    });
  });

  test('lets people sign in with the client of the App, and wants both halves of it', () => {
    const [CLIENT_ID, CLIENT_SECRET] = ['Iv23liArchitect', 'of the client'];
    const settings = readSettings({ CLIENT_ID, CLIENT_SECRET });
    expect(settings.signIn).toEqual({ clientId: CLIENT_ID, clientSecret: CLIENT_SECRET });
    expect(secretsOf(settings, null)).toContain(CLIENT_SECRET);
    for (const half of [{ CLIENT_ID }, { CLIENT_SECRET, CLIENT_ID: '' }])
      expect(said(() => readSettings(half))).toMatch(/^Of CLIENT_ID and CLIENT_SECRET only one is set\. Set both/u);
  });

  test("works with a GitHub of one's own", () => {
    expect(readSettings({ GHE_HOST: 'github.example.com' }).host).toEqual({
      api: 'https://github.example.com/api/v3',
      web: 'https://github.example.com',
    });
    expect(readSettings({ GHE_HOST: '127.0.0.1:4000', GHE_PROTOCOL: 'http' }).host.api).toBe(
      'http://127.0.0.1:4000/api/v3',
    );
  });

  test.each<[Environment, RegExp]>([
    [{ PORT: '80a' }, /^PORT is not what it should be\. Set it to a free port/],
    [{ PORT: '70000' }, /^PORT /],
    [{ ROLE: 'boss' }, /^ROLE .*`web`/],
    [{ ROLE: 'web' }, /^ROLE is `web` and DATABASE_URL is not set/],
    [{ ROLE: 'worker', DATA_DIR: '/data' }, /^ROLE is `worker` and DATABASE_URL is not set/],
    [{ DATABASE_URL: 'mysql://localhost' }, /^DATABASE_URL .*`postgres:/],
    [{ GHE_HOST: 'https://github.example.com' }, /^GHE_HOST .*without `https:/],
    [{ REVIEW_SECONDS: '0' }, /^REVIEW_SECONDS /],
    [{ REVIEW_SECONDS: '601' }, /^REVIEW_SECONDS /],
    [{ REDIS_URL: 'localhost' }, /^REDIS_URL /],
    [{ GHE_LIMITS: 'no' }, /^GHE_LIMITS /],
    [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL .*silent/],
  ])('with %j does not start, and says what to do', (env, says) => {
    expect(said(() => readSettings(env))).toMatch(says);
  });

  test('with several that are wrong names all of them', () => {
    expect(said(() => readSettings({ PORT: 'x', ROLE: 'web' }))).toMatch(
      /^PORT is not what it should be\. ROLE is `web` and DATABASE_URL is not set: .* `architect doctor` says of each/u,
    );
    expect(said(() => readCredentials({}))).toMatch(
      /^APP_ID is not set\. WEBHOOK_SECRET is not set\. PRIVATE_KEY is /u,
    );
  });

  test('knows what must never be printed', () => {
    const env = {
      DATABASE_URL: 'postgres://ada:p%40ss@db/x',
      METRICS_TOKEN: 'counting',
      REDIS_URL: 'redis://:re%dis@r',
    };
    const secrets = secretsOf(readSettings(env), readCredentials(app));
    expect(secrets).toEqual(expect.arrayContaining(['counting', 'so secret', 'p%40ss', 'p@ss', 're%dis']));
    expect(secrets).not.toContain('');
    expect(secretsOf(readSettings({}), null)).toEqual([]);
  });
});

describe('.env.example', () => {
  const example = readFileSync(join(root, '.env.example'), 'utf8');
  const listed = [...example.matchAll(/^(?:# )?([A-Z][A-Z_]+)=/gm)].map(([, name]) => name);

  test('has every variable the service reads, and no other', () => {
    expect(listed.toSorted()).toEqual(variables.toSorted());
  });

  test('explains each of them', () => {
    for (const block of example.split('\n\n').filter((part) => /^(# )?[A-Z_]+=/m.test(part))) {
      expect(block).toMatch(/^# (?![A-Z_]+=)\S+( \S+){3,}/);
    }
  });

  test('is all there is: nothing else looks at the environment but the command line, and what starts git', () => {
    const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.ts'),
    );
    const looks = files.filter((path) => readFileSync(join(root, 'src', path), 'utf8').includes('process.env'));
    expect(looks.length).toBeGreaterThan(0);
    const doors = /^(entry\/|adapters\/local\/git\.ts$)/;
    expect(looks.filter((path) => !doors.test(path))).toEqual([]);
  });
});

function said(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    const { message, hint, code } = error as { message: string; hint: string; code: string };
    expect(code).toBe('settings');
    return `${message} ${hint}`;
  }
  return 'nothing';
}
