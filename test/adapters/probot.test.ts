import { generateKeyPairSync } from 'node:crypto';
import nock from 'nock';
import { afterEach, describe, expect, test } from 'vitest';
import { openLog } from '../../src/adapters/observe/log.ts';
import { openProbot } from '../../src/adapters/probot.ts';
import { readCredentials, readSettings } from '../../src/adapters/settings.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const credentials = readCredentials({
  APP_ID: '12',
  WEBHOOK_SECRET: 'so secret',
  PRIVATE_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
});
const silent = openLog('silent', []);

afterEach(() => nock.cleanAll());

describe('the App', () => {
  test('answers at once where a limit is reached, so that the job can be put off', async () => {
    nock('https://api.github.com')
      .get('/app')
      .reply(
        403,
        { message: 'API rate limit exceeded' },
        { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '99999999999' },
      );
    const probot = await openProbot(credentials, readSettings({}), silent, fetch);
    const app = await probot.auth();
    await expect(app.rest.apps.getAuthenticated()).rejects.toMatchObject({ status: 403 });
  });

  test("asks a server of one's own, without patience where it has no limits", async () => {
    const here = Promise.withResolvers<void>();
    let waiting = 0;
    nock('https://github.example.com/api/v3')
      .post('/app/installations/7/access_tokens')
      .reply(201, { token: 'ghs_something', expires_at: '2099-01-01T00:00:00Z', permissions: {} })
      .post('/repos/acme/shop/issues/1/comments')
      .times(3)
      // Answered once all three are here. With patience, the second would not come before the first is answered.
      .reply(201, async () => {
        waiting += 1;
        if (waiting === 3) here.resolve();
        await here.promise;
        return {};
      });
    const settings = readSettings({ GHE_HOST: 'github.example.com', GHE_LIMITS: 'off' });
    const host = await (await openProbot(credentials, settings, silent, fetch)).auth(7);
    const comment = () =>
      host.rest.issues.createComment({ owner: 'acme', repo: 'shop', issue_number: 1, body: 'words' });
    await Promise.all([comment(), comment(), comment()]);
    expect(waiting).toBe(3);
  });

  test('does not start with REDIS_URL where nothing speaks Redis', async () => {
    const opening = openProbot(credentials, readSettings({ REDIS_URL: 'redis://localhost' }), silent, fetch);
    await expect(opening).rejects.toMatchObject({ hint: 'Run `npm install ioredis`, or leave REDIS_URL out.' });
  });
});
