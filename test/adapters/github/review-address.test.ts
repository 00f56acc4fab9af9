import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { personHost } from '../../../src/adapters/github/client/person-host.ts';
import { readPullAddress } from '../../../src/adapters/github/client/pull-address.ts';
import { architect, emptyFolder, write } from '../../entry/command-line/architect.ts';
import { dropsTotal, spec } from './opened.ts';
import type { Story } from './fake-host.ts';
import { type ServedHost, serveHost } from './served-host.ts';

const folder = emptyFolder();
afterAll(() => folder.remove());

let host: ServedHost | null = null;
afterEach(() => host?.close());

/** Runs `architect review ADDRESS` against the host of a story. */
async function review(story: Story, args: readonly string[] = [], env: NodeJS.ProcessEnv = { GITHUB_TOKEN: 'secret' }) {
  host = await serveHost(story);
  const run = await architect(folder.path, ['review', host.address, ...args], '', { ...host.environment, ...env });
  return { ...run, asked: host.asked };
}

describe('the address of a pull request', () => {
  test.each([
    ['https://github.com/acme/shop/pull/12', 'github.com'],
    ['https://www.github.com/acme/shop/pull/12/', 'github.com'],
    ['https://GitHub.com/acme/shop/pull/12/files?w=1#diff-1', 'github.com'],
    ['http://github.acme.example:8443/acme/shop/pull/12', 'github.acme.example:8443'],
  ])('%s', (text, host) => {
    expect(readPullAddress(text)).toEqual({ host, owner: 'acme', name: 'shop', number: 12 });
  });

  test('acme/shop#12 is on the usual host', () => {
    const shop = { owner: 'acme', name: 'shop', number: 12 };
    expect(readPullAddress('acme/shop#12')).toEqual({ host: 'github.com', ...shop });
    expect(readPullAddress('acme/shop#12', 'GitHub.acme.example')).toEqual({ host: 'github.acme.example', ...shop });
  });

  test.each([
    'before',
    'acme/shop',
    'acme/shop#twelve',
    'https://github.com/acme/shop/issues/12',
    'https://github.com/acme/pull/12',
    'https://x@y/a/b/pull/1',
  ])('is not %s', (text) => expect(readPullAddress(text)).toBeNull());
});

test('the token is shown to GitHub, and to nobody else an address names', async () => {
  const token = { GITHUB_TOKEN: 'secret' };
  expect(() => personHost('github.com.evil.example', token)).toThrow(/is not github\.com/);
  expect(() => personHost('github.acme.example', { ...token, GHE_HOST: 'other.example' })).toThrow(
    /is not github\.com/,
  );
  const enterprise = personHost('github.acme.example', { ...token, GHE_HOST: 'github.acme.example' });
  expect(enterprise.host.request.endpoint('GET /user').url).toBe('https://github.acme.example/api/v3/user');
  const tenant = personHost('acme.ghe.com', { ...token, GHE_HOST: 'acme.ghe.com' });
  expect(tenant.host.request.endpoint('GET /user').url).toBe('https://api.acme.ghe.com/user');
});

describe('a pull request, from the command line', () => {
  test('the address of another host says what is read', async () => {
    const { code, stderr } = await architect(folder.path, [
      'review',
      'https://gitlab.com/acme/shop/-/merge_requests/12',
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^https:\/\/gitlab\.com\S+ is not the address of a pull request on GitHub\.\n/u);
    expect(stderr).toContain('or acme/shop#12');
  });

  test('without a network it says that in one sentence', async () => {
    const nobody = { GHE_HOST: '127.0.0.1:9', GHE_PROTOCOL: 'http', GITHUB_TOKEN: '', GH_TOKEN: '' };
    const { code, stderr } = await architect(folder.path, ['review', 'acme/shop#12'], '', nobody);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^could not review: 127\.0\.0\.1:9 could not be reached \(.+\)\.\n$/u);
  });

  test('is printed, and nothing is posted', async () => {
    const { code, stdout, stderr, asked } = await review(dropsTotal);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'Reviewing acme/shop#12 at aaaaaaaaaaaa. Nothing is posted.\n',
    });
    expect(stdout).toContain(spec);
    expect(asked.filter(({ method, path }) => method !== 'GET' && path !== '/graphql')).toEqual([]);
    expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set(['token secret']));
  });

  test('is rendered as anything else is, and judged by the configuration that was named', async () => {
    write(folder.path, { 'strict.yml': 'rules: { contract/response-field-removed: off }\nfail-on: never\n' });
    const { code, stdout } = await review(dropsTotal, ['--format', 'json', '--config', 'strict.yml']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ outcome: expect.any(String) });
  });

  test('without a token is read by what everybody may ask, and the limit is said', async () => {
    const { code, stderr, asked } = await review(dropsTotal, [], {});
    expect(code).toBe(1);
    expect(stderr).toContain('Without a token GitHub shows what is public, 60 requests an hour');
    expect(asked.filter(({ method }) => method !== 'GET')).toEqual([]);
    expect(asked.every(({ authorization }) => authorization === null)).toBe(true);
  });

  test.each([
    [
      'it is private, and there is no token',
      {},
      [404, { message: 'Not Found' }],
      /does not show acme\/shop#12.*GITHUB_TOKEN/s,
    ],
    [
      'it is not there',
      { GH_TOKEN: 'secret' },
      [404, { message: 'Not Found' }],
      /does not show acme\/shop#12.*Check the address/s,
    ],
    [
      'the token is bad',
      { GH_TOKEN: 'secret' },
      [401, { message: 'Bad credentials' }],
      /Bad credentials.*A token has to be valid/s,
    ],
    [
      'the limit is reached',
      {},
      [403, { message: 'API rate limit exceeded' }],
      /rate limit.*Try again in 60 seconds.*GITHUB_TOKEN/s,
    ],
    ['GitHub is down', {}, [503, { message: 'Unavailable' }], /Unavailable.*Try again in 5 seconds/s],
  ] as const)('where %s, says so', async (_name, env, reply, said) => {
    const { code, stdout, stderr } = await review({ ...dropsTotal, instead: () => reply as never }, [], env);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(said);
    expect(stderr).not.toMatch(/secret|\n\s+at /);
  });

  test('is compared with what it says itself', async () => {
    const { code, stderr, asked } = await review(dropsTotal, ['--base', 'main']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/already names what it is compared with.*\n.*--base/);
    expect(asked).toEqual([]);
  });
});
