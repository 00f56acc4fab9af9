import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findBrowser, openBrowser } from '../../scripts/demo/browser.ts';
import { boundedFetch } from '../../src/adapters/github/client/bounded-fetch.ts';
import { type Listening, listen } from '../../src/adapters/http/listen.ts';
import { webhookServer } from '../../src/adapters/http/webhook-server.ts';
import { openQueue } from '../../src/adapters/jobs/open-queue.ts';
import type { Queue } from '../../src/adapters/jobs/queue.ts';
import type { CameTo } from '../../src/adapters/jobs/records/run.ts';
import { openLog } from '../../src/adapters/observe/log.ts';
import type { FindingStatus } from '../../src/core/model/finding-statuses.ts';
import { linksTo } from '../../src/service/context/rule-pages.ts';
import { signedInPages } from '../../src/service/page/signed-in-pages.ts';
import { type Backend, pglite, type TestSettings } from '../adapters/jobs/backend.ts';
import { account } from '../fake-github/domain/repositories.ts';
import { type FakeGithub, startFakeGithub } from '../fake-github/fake-github.ts';
import type { FakeRepository } from '../fake-github/fake-repository.ts';
import { attempted } from './plain-queue.ts';

const hostile = '<img src=x onerror=alert(1)>"&';
let github: FakeGithub;
let backend: Backend;
let database: TestSettings;
let queue: Queue;
let listening: Listening;
let here: string;
let shop: FakeRepository;
let vault: FakeRepository;
/** For how long a session is kept; left out, as long as the page wants. */
let forSeconds: number | undefined;
/** What the host has to answer in. */
let hostSeconds = 20;
const lines: string[] = [];

beforeAll(async () => {
  github = await startFakeGithub();
  backend = await pglite();
  database = backend.newDatabase();
  queue = await openQueue({ ...database, log: { info: () => {}, warn: () => {}, error: console.error } });
  const { signIn: client, app } = github.hub;
  const context = {
    queue: {
      depths: () => queue.depths(),
      records: {
        ...queue.records,
        keepSession: (...[key, who, seconds]: Parameters<Queue['records']['keepSession']>) =>
          queue.records.keepSession(key, who, forSeconds ?? seconds),
      },
    },
    log: openLog('debug', [], { write: (line) => void lines.push(line) }),
    linked: linksTo('https://docs.example.com/rules'),
    notReady: async () => null,
    web: 'https://github.example.com',
    signIn: {
      clientId: app.clientId,
      clientSecret: client.secret,
      api: `${github.url}/api/v3`,
      ask: (...asked: Parameters<typeof fetch>) => boundedFetch(hostSeconds)(...asked),
    },
  };
  const behind = { webhook: null, secret: '', notReady: async () => null, refused: () => {} };
  const metrics = { type: 'text/plain', text: async () => '', token: null };
  const answer = webhookServer({ ...behind, metrics, pages: signedInPages(context) });
  listening = await listen(answer, '127.0.0.1', 0);
  here = `http://127.0.0.1:${listening.port}`;
  client.callback = `${here}/signed-in`;
  [shop, vault] = [github.repository('acme/shop'), github.repository('acme/vault')];
  for (const login of ['maria', 'eve']) account(github.hub, login);
  shop.repository.roles.set('maria', 'read');
  await review(shop, { outcome: 'findings', agent: 'done', dollars: 0.25 }, ['fixed', 'open', 'accepted']);
  await review(vault, { outcome: 'passed', agent: 'off', dollars: null }, ['dismissed']);
  await queue.records.noteHealed('webhook');
}, 60_000);
beforeEach(() => {
  [forSeconds, hostSeconds] = [undefined, 20];
  github.hub.signIn.person = null;
});
afterAll(async () => {
  await listening.close();
  await queue.stop(0);
  await backend.cleanUp();
  await github.stop();
});

let pulls = 0;

/** Notes a review of a repository, with a finding for each status. */
async function review(
  { repository }: FakeRepository,
  cameTo: CameTo,
  statuses: readonly FindingStatus[],
  name = repository.name,
) {
  const where = { installation: 1, owner: repository.owner.login, name, id: repository.id };
  const pull = { repository: where, number: ++pulls };
  const run = await queue.records.begin(pull, 'a1b2c3d4e5', 'rules', attempted());
  await queue.records.advance(run, 'posted', { cameTo });
  const rule = `contract/${repository.name}-field-removed`;
  const found = statuses.map((status, index) => ({ finding: `${pulls}${index}`, rule, judged: false, status }));
  const over = { ruled: true, judged: [] };
  const first = found.map((one) => ({ ...one, status: 'open' as const }));
  await queue.records.recordStatuses(pull, { standing: first, over, members: [] });
  const standing = found.flatMap(({ status, ...one }) => (status === 'fixed' ? [] : [{ ...one, status }]));
  await queue.records.recordStatuses(pull, { standing, over, members: [] });
}

/** Somebody's browser, as far as it matters here: it keeps cookies, and goes where it is sent. */
function browser(login: string | null) {
  const jar = new Map<string, string>();
  const open = async (path: string, method = 'GET') => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, here), { method, redirect: 'manual', headers: { cookie } });
    const set = response.headers.getSetCookie();
    for (const one of set) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(one) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return { status: response.status, location: response.headers.get('location'), set, text: await response.text() };
  };
  /** Goes to the host, which knows who this is, and brings the address that the host sends them back to. */
  const begin = async () => {
    github.hub.signIn.person = login === null ? null : account(github.hub, login);
    const { location } = await open('/sign-in');
    const answer = await fetch(location ?? '', { redirect: 'manual' });
    return answer.headers.get('location') ?? '';
  };
  const signIn = async () => open(await begin());
  return { jar, open, begin, signIn };
}

const session = '__Host-architect-session';

describe('somebody who did not sign in', () => {
  test('sees what this is and how it is, and nothing that was reviewed', async () => {
    const { status, text } = await browser(null).open('/');
    expect(status).toBe(200);
    expect(text).toContain('This is Architect, which reviews pull requests on GitHub. It is ready.');
    expect(text).toContain('href="sign-in"');
    expect(text).not.toMatch(/shop|vault|Queues/u);
  });

  test.each([
    ['has a cookie that nobody gave', 'forged'],
    ['has one that breaks out', "' OR true --"],
  ])('and %s is sent to the host', async (_, value) => {
    const eve = browser('eve');
    eve.jar.set(session, value);
    expect(await eve.open('/')).toMatchObject({ status: 303, location: 'sign-in', text: '' });
  });
});

describe('somebody who signed in', () => {
  test('sees what was done in the repositories that the host shows them, and in no other', async () => {
    const maria = browser('maria');
    expect(await maria.signIn()).toMatchObject({ status: 303, location: './' });
    const { text } = await maria.open('/');
    expect(text).toContain('<a href="https://github.example.com/acme/shop/pull/1">acme/shop#1</a>');
    for (const shown of ['Signed in as maria', 'rules and agent', '$0.25', 'Findings by rule', 'Queues', 'webhook']) {
      expect(text).toContain(shown);
    }
    const cell = (label: string) =>
      new RegExp(`data-label="${label}"[^>]*>([^]*?)</td>`, 'u')
        .exec(text)?.[1]
        ?.replaceAll(/<[^>]*>/gu, '')
        .trim();
    const row = ['Outcome', 'Lanes', 'Time', 'Cost', 'Times'].map(cell);
    expect(row).toEqual(['Findings', 'rules and agent', expect.stringMatching(/^\d/u), '$0.25', '1']);
    const cells = [...text.matchAll(/<td[^>]*data-label="([^"]+)"[^>]*>(\d+)<\/td>/gu)].map(([, ...cell]) => cell);
    expect(cells.slice(0, 4)).toEqual([
      ['Found', '3'],
      ['Fixed', '1'],
      ['Accepted', '1'],
      ['Dismissed', '0'],
    ]);
    expect(text).toContain('https://docs.example.com/rules/contract/shop-field-removed.md');
    expect(text).not.toContain('vault');
  });

  test('and may read nothing sees nothing, and what to do', async () => {
    const eve = browser('eve');
    await eve.signIn();
    const { text } = await eve.open('/');
    expect(text).toContain('GitHub shows you no repository in which this App is installed.');
    expect(text).not.toMatch(/shop|vault|Queues|webhook/u);
  });

  test('and may read what nobody reviewed is told how to begin', async () => {
    github.repository('acme/new').repository.roles.set('paul', 'admin');
    account(github.hub, 'paul');
    const paul = browser('paul');
    await paul.signIn();
    const { text } = await paul.open('/');
    expect(text).toContain('Nothing was reviewed in the last seven days in the one repository');
    expect(text).not.toMatch(/shop|vault/u);
  });

  test('and may not read it any more sees it no more once the host is asked again', async () => {
    vault.repository.roles.set('karl', 'write');
    account(github.hub, 'karl');
    const karl = browser('karl');
    forSeconds = -1;
    await karl.signIn();
    vault.repository.roles.delete('karl');
    expect(await karl.open('/')).toMatchObject({ status: 303, location: 'sign-in', text: '' });
    forSeconds = undefined;
    await karl.signIn();
    expect((await karl.open('/')).text).not.toContain('vault');
  });

  test('has cookies that no script, no other site and no plain connection gets', async () => {
    const maria = browser('maria');
    const back = await maria.begin();
    const { set } = await maria.open(back);
    expect(set).toHaveLength(2);
    for (const one of set) expect(one).toMatch(/^__Host-.*; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Lax$/u);
  });

  test('signs out with a button alone, for good', async () => {
    const maria = browser('maria');
    await maria.signIn();
    const key = maria.jar.get(session) ?? '';
    expect((await maria.open('/sign-out')).status).toBe(404);
    expect((await maria.open('/')).text).toContain('acme/shop#1');
    expect(await maria.open('/sign-out', 'POST')).toMatchObject({ status: 303, location: './' });
    expect((await maria.open('/')).text).toContain('href="sign-in"');
    maria.jar.set(session, key);
    expect(await maria.open('/')).toMatchObject({ status: 303, text: '' });
  });

  test('sees names of repositories as text, whatever they are', async () => {
    account(github.hub, 'hanna');
    const renamed = github.repository('acme/renamed');
    renamed.repository.roles.set('hanna', 'read');
    await review(renamed, { outcome: 'passed', agent: 'off', dollars: null }, [], hostile);
    const hanna = browser('hanna');
    await hanna.signIn();
    const { text } = await hanna.open('/');
    expect(text).not.toContain('<img');
    expect(text).toContain('acme/&#60;img src=x onerror=alert(1)&#62;&#34;&#38;#');
    expect(text).toContain('/acme/%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%22%26/pull/');
  });
});

describe('signing in', () => {
  test('goes to the host and back here, wherever the request wants to go', async () => {
    const maria = browser('maria');
    const elsewhere = 'https://evil.example.com/';
    const { location } = await maria.open(`/sign-in?return_to=${elsewhere}&redirect_uri=${elsewhere}`);
    expect(location).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/login\/oauth\/authorize\?/u);
    expect(location).not.toContain('evil');
    const back = await maria.begin();
    expect((await maria.open(`${back}&return_to=${elsewhere}`)).location).toBe('./');
    expect((await fetch(`${here}//evil.example.com/sign-in`, { redirect: 'manual' })).status).toBe(404);
  });

  test('counts only in the browser that began it', async () => {
    const [maria, eve] = [browser('maria'), browser('eve')];
    const back = await eve.begin();
    await maria.begin();
    // Eve has Maria open the address that the host sent Eve to, who would then work as Eve.
    for (const victim of [maria, browser(null)]) {
      expect(await victim.open(back)).toMatchObject({ status: 400 });
      expect(victim.jar.has(session)).toBe(false);
    }
  });

  test('counts once: neither the state nor the code is good again', async () => {
    const maria = browser('maria');
    const back = await maria.begin();
    const state = maria.jar.get('__Host-architect-waiting') ?? '';
    expect((await maria.open(back)).status).toBe(303);
    const asked = github.requests.length;
    expect((await maria.open(back)).status).toBe(400);
    expect(github.requests).toHaveLength(asked);
    const thief = browser(null);
    thief.jar.set('__Host-architect-waiting', state);
    expect((await thief.open(back)).status).toBe(502);
    expect(thief.jar.has(session)).toBe(false);
  });

  test.each(['/signed-in', '/signed-in?code=1', '/signed-in?state=', '/signed-in?code=1&state=%00'])(
    'with half of what it takes is refused: %s',
    async (path) => {
      const maria = browser('maria');
      expect(await maria.open(path)).toMatchObject({ status: 400 });
      expect(maria.jar.size).toBe(0);
    },
  );

  test('while the host does not answer says so, and lets nobody in', async () => {
    github.faults.plan('GET /user', { status: 502 });
    const maria = browser('maria');
    expect(await maria.signIn()).toMatchObject({ status: 502, text: expect.stringContaining('Try again') });
    expect(maria.jar.size).toBe(0);
  });

  test('costs the host no more than a few requests at a time', async () => {
    const people = Array.from({ length: 9 }, () => browser('eve'));
    const ways: string[] = [];
    for (const one of people) ways.push(await one.begin());
    github.faults.plan('POST /login/oauth/access_token', { hang: true }, { times: 8 });
    hostSeconds = 0.5;
    const answers = await Promise.all(people.map((one, index) => one.open(ways[index] ?? '')));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array<number>(8).fill(502), 503]);
  });

  test('leaves no token behind, in the database or in the log', async () => {
    const maria = browser('maria');
    await maria.signIn();
    // Nor what would let somebody in who reads the database.
    const tokens = [...github.hub.tokens.keys()]
      .filter((token) => token.startsWith('ghu_'))
      .concat(...maria.jar.values());
    expect(tokens.length).toBeGreaterThan(3);
    const files = readdirSync(database.dataDir, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const kept = files.map((one) => readFileSync(join(one.parentPath, one.name), 'latin1')).join('');
    expect(kept).toContain('shop-field-removed');
    const all = `${kept}${lines.join('')}`;
    expect(tokens.filter((token) => all.includes(token))).toEqual([]);
    expect(all).not.toContain(github.hub.signIn.secret);
    expect(lines.join('')).toContain('"login":"maria"');
  });
});

const executable = findBrowser(process.env);
if (executable === null)
  console.warn('skipped: test/service/page.test.ts needs Chromium; install it, or name it in CHROMIUM');

describe.skipIf(executable === null)('in a browser', () => {
  let chromium: Browser;
  beforeAll(async () => {
    chromium = await openBrowser(executable ?? '');
  });
  afterAll(() => chromium?.close());

  test.each([
    [390, 'dark'],
    [1280, 'light'],
  ] as const)('of %d pixels, %s, a person signs in, reads and signs out', async (width, colorScheme) => {
    github.hub.signIn.person = account(github.hub, 'maria');
    const context = await chromium.newContext({
      viewport: { width, height: 900 },
      colorScheme,
      javaScriptEnabled: false,
    });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => problems.push(message.text()));
    await page.goto(here);
    await page.getByRole('link', { name: 'Sign in with GitHub' }).click();
    await page.getByText('Signed in as maria').waitFor();
    expect(page.url()).toBe(`${here}/`);
    expect(await page.locator('caption').allInnerTexts()).toEqual([
      expect.stringMatching(/^Reviews/u),
      expect.stringMatching(/^Findings by rule/u),
      expect.stringMatching(/^Queues/u),
      expect.stringMatching(/^Healed/u),
    ]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
    expect(await page.getByRole('link', { name: 'acme/shop#1' }).isVisible()).toBe(true);
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in with GitHub' }).waitFor();
    expect(problems.filter((problem) => !problem.includes('favicon'))).toEqual([]);
    await context.close();
  });
});
