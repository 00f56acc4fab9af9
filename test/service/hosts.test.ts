import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Asking } from '../../src/adapters/github/client/host.ts';
import { checkCredentials } from '../../src/service/context/check-credentials.ts';
import { routeOf } from '../../src/service/context/count-requests.ts';
import { openHosts, cachedIdentity } from '../../src/service/context/hosts.ts';
import { openLog } from '../../src/adapters/observe/log.ts';
import { openMetrics } from '../../src/adapters/observe/metrics.ts';
import { client } from '../fake-github/client.ts';
import { startFakeGithub, type FakeGithub } from '../fake-github/fake-github.ts';

let github: FakeGithub;
beforeEach(async () => {
  github = await startFakeGithub();
  github.repository('acme/shop', { files: { 'a.txt': 'a' } }).propose({ 'a.txt': 'b' });
});
afterEach(() => github.stop());

const shop = { owner: 'acme', repo: 'shop' };

function hosts() {
  const metrics = openMetrics();
  let opened = 0;
  const { hostOf } = openHosts(async (installation) => {
    opened += 1;
    return client(github, installation === null ? 'app' : 'installation');
  }, metrics);
  return {
    metrics,
    hostOf: hostOf as (installation: number | null) => Promise<Asking>,
    opened: () => opened,
    text: () => metrics.registry.metrics(),
  };
}

describe('the clients of the host', () => {
  test('are made once for each installation, and again where that failed', async () => {
    let made = 0;
    const { hostOf } = openHosts(async () => {
      made += 1;
      if (made === 1) throw new Error('the host is down');
      return client(github);
    }, openMetrics());
    await expect(hostOf(7)).rejects.toThrow('the host is down');
    expect(await hostOf(7)).toBe(await hostOf(7));
    expect(made).toBe(2);
  });

  test('count what they are asked by a route, also where a page is asked for by an address', async () => {
    const { hostOf, text } = hosts();
    const host = await hostOf(7);
    await host.rest.pulls.get({ ...shop, pull_number: 1 });
    await host.paginate(host.rest.issues.listComments, { ...shop, issue_number: 1, per_page: 100 });
    await host.graphql('query { rateLimit { remaining } }').catch(() => {});
    github.faults.plan(/pulls\/\{pull_number\}$/u, { status: 502 });
    await expect(host.rest.pulls.get({ ...shop, pull_number: 1 })).rejects.toThrow('Server Error');
    const said = await text();
    expect(said).toContain('architect_github_requests_total{route="GET /repos/*/*/pulls/*",status="200"} 1');
    expect(said).toContain('architect_github_requests_total{route="GET /repos/*/*/pulls/*",status="502"} 1');
    expect(said).toContain('architect_github_requests_total{route="GET /repos/*/*/issues/*/comments",status="200"} 1');
    expect(said).toContain('architect_github_request_seconds_count{kind="rest"} 4');
    expect(said).not.toContain('acme');
  });

  test('are made anew, with a new token, once an installation may do something else', async () => {
    const { hostOf } = hosts();
    const known = new Map([[7, await hostOf(7)]]);
    const { renew, hostOf: other } = openHosts(async () => client(github), openMetrics());
    const before = await other(7);
    const auth = vi.spyOn(before, 'auth' as never);
    await renew(7);
    expect(auth).toHaveBeenCalledWith({ type: 'installation', refresh: true });
    expect(await other(7)).not.toBe(before);
    expect(await hostOf(7)).toBe(known.get(7));
  });

  test('renew a token that lacks a permission and send the request again, but not twice in a minute', async () => {
    const { hostOf } = hosts();
    const host = await hostOf(7);
    const get = () => host.rest.pulls.get({ ...shop, pull_number: 1 });
    const lacking = { status: 403, message: 'Resource not accessible by integration' };
    const renewed = vi.spyOn(host as never, 'auth');
    github.faults.plan(/pulls\/\{pull_number\}$/u, lacking);
    expect((await get()).status).toBe(200);
    github.faults.plan(/pulls\/\{pull_number\}$/u, lacking);
    await expect(get()).rejects.toMatchObject({ status: 403 });
    expect(renewed).toHaveBeenCalledTimes(1);
  });

  test('tell the least that is left to an installation, and how many have little, with no label for each', async () => {
    const { hostOf, text } = hosts();
    for (const [installation, remaining] of [
      [1, 4000],
      [2, 120],
      [3, 90],
      [1, 3999],
    ] as const) {
      github.hub.remaining = remaining;
      await (await hostOf(installation)).rest.pulls.get({ ...shop, pull_number: 1 });
    }
    // Of tokens the App has a limit of its own.
    github.hub.remaining = 5;
    await (await hostOf(1)).auth({ type: 'installation', refresh: true });
    const said = await text();
    expect(said).toMatch(/^architect_github_ratelimit_remaining 8\d$/mu);
    expect(said).toMatch(/^architect_github_ratelimit_low 2$/mu);
  });

  test('that are to leave the host alone ask nothing of it until then', async () => {
    const { hostOf } = hosts();
    const host = await hostOf(7);
    await host.rest.pulls.get({ ...shop, pull_number: 1 });
    const before = github.requests.length;
    github.faults.plan(/pulls\/\{pull_number\}$/u, {
      status: 403,
      headers: { 'retry-after': '40' },
      message: 'slow down',
    });
    await expect(host.rest.pulls.get({ ...shop, pull_number: 1 })).rejects.toThrow('slow down');
    for (let ask = 0; ask < 30; ask += 1)
      await expect(host.rest.pulls.get({ ...shop, pull_number: 1 })).rejects.toMatchObject({
        name: 'TryAgain',
        after: 40,
      });
    expect(github.requests.length - before).toBe(1);
    vi.setSystemTime(Date.now() + 41_000);
    await host.rest.pulls.get({ ...shop, pull_number: 1 });
    vi.useRealTimers();
  });
});

test.each([
  ['/repos/{owner}/{repo}/pulls/{pull_number}', '/repos/*/*/pulls/*'],
  ['/repos/{owner}/{repo}/git/trees/{tree_sha}{?recursive}', '/repos/*/*/git/trees/*'],
  ['https://api.github.com/repositories/12/issues/3/comments?per_page=100&page=2', '/repos/*/*/issues/*/comments'],
  ['https://ghe.example/api/v3/repos/pulls/files/contents/git/trees/a.txt?ref=main', '/repos/*/*/contents/*'],
  ['https://ghe.example/api/graphql', '/graphql'],
  ['/app/installations/{installation_id}/access_tokens', '/app/installations/*/access_tokens'],
  [`/${'x/'.repeat(20)}`, '/*/*/*/*'],
])('the route of %s is %s', (url, route) => expect(routeOf(url)).toBe(route));

describe('the credentials', () => {
  const ask = (key: string) => {
    const { hostOf } = openHosts(
      async () => client(Object.create(github, { privateKey: { value: key } }) as FakeGithub, 'app'),
      openMetrics(),
    );
    const lines: string[] = [];
    let clock = 1_000_000;
    const log = openLog('info', [], { write: (line) => void lines.push(line) });
    const refused = checkCredentials(cachedIdentity(hostOf, 1), log, () => new Date(clock));
    return { refused, lines, later: (seconds: number) => (clock += seconds * 1000) };
  };
  const until = { timeout: 10_000, interval: 20 };

  test('that the host takes are said, once', async () => {
    const { refused, lines } = ask(github.privateKey);
    await vi.waitFor(() => expect(lines.join('')).toContain('architect[bot]'), until);
    expect(refused()).toBeNull();
  });

  test('that it does not take are said, with what to do, and asked for again later', async () => {
    const { refused, lines, later } = ask(anotherKey());
    await vi.waitFor(() => expect(refused()).toMatch(/does not accept the credentials .*private key/), until);
    expect(lines.join('')).toContain('"level":50');
    const before = github.requests.length;
    refused();
    expect(github.requests).toHaveLength(before);
    later(16);
    refused();
    await vi.waitFor(() => expect(github.requests.length).toBeGreaterThan(before), until);
  });

  test('are not blamed for a host that is down', async () => {
    github.faults.plan('GET /app', { status: 502 });
    const { refused, lines } = ask(github.privateKey);
    await vi.waitFor(() => expect(lines.join('')).toContain('could not be asked'), until);
    expect(refused()).toBeNull();
  });
});

function anotherKey(): string {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  }).privateKey;
}
