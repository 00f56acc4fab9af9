import { afterEach, describe, expect, test, vi } from 'vitest';
import { TryAgain, UserProblem } from '../../src/model/problem.ts';
import { readPull } from '../../src/github/read-pull.ts';
import { commits, playHost, pull, pullOf, type Reply, type Story } from './played-host.ts';

const nothing: Story = { before: {}, after: { 'openapi.yaml': 'openapi: 3.1.0\n' } };

afterEach(() => vi.useRealTimers());

/** What reading the pull request comes to, where the host answers so. */
function answered(...reply: Reply) {
  const { host } = playHost({ ...nothing, instead: () => reply });
  return readPull(host, pull);
}

describe('a pull request', () => {
  test('is told as it is now, and nothing a person wrote is in its title', async () => {
    const { host } = playHost(nothing);
    expect(await readPull(host, pull)).toEqual({
      pull,
      title: 'acme/shop#12',
      state: 'open',
      merged: false,
      draft: false,
      head: commits.head,
      base: { ref: 'main', sha: commits.stale },
      fork: false,
      labels: ['api'],
      author: 'ada',
      files: 1,
    });
  });

  test('comes from a fork, or from one that is gone, as its author may be', async () => {
    const head = { ref: 'main', sha: commits.head };
    const fork = await answered(200, pullOf({ ...nothing, pull: { head: { ...head, repo: { id: 8 } } } }));
    const gone = await answered(200, pullOf({ ...nothing, pull: { head: { ...head, repo: null }, user: null } }));
    expect(fork).toMatchObject({ fork: true, head: commits.head, author: 'ada' });
    expect(gone).toMatchObject({ fork: true, head: commits.head, author: 'ghost' });
  });

  test('is followed to where its repository went', async () => {
    const moved = { repo: { id: 7, name: 'store', owner: { login: 'acme-corp' } } };
    const renamed = pullOf({ ...nothing, pull: { base: { ref: 'main', sha: commits.stale, ...moved } } });
    const { host, asked } = playHost({
      ...nothing,
      instead: ({ path }) =>
        path === '/repos/acme/shop/pulls/12'
          ? [301, { message: 'Moved' }, { location: 'https://api.github.com/repositories/7/pulls/12' }]
          : [200, renamed],
    });
    const state = await readPull(host, pull);
    expect(state).toMatchObject({
      title: 'acme-corp/store#12',
      pull: { repository: { owner: 'acme-corp', name: 'store' } },
    });
    expect(asked.map(({ path }) => path)).toEqual(['/repos/acme/shop/pulls/12', '/repositories/7/pulls/12']);
  });

  test('is null where there is none, or none any more', async () => {
    expect(await answered(404, { message: 'Not Found' })).toBeNull();
    expect(await answered(410, { message: 'Gone' })).toBeNull();
  });
});

describe('a host that does not answer', () => {
  test.each([
    ['a bad token', [401, { message: 'Bad credentials' }], 'credentials', /did not accept .*acme\/shop#12/],
    ['no permission', [403, { message: 'Resource not accessible by integration' }], 'forbidden', /integration/],
    ['a court', [451, { message: 'Repository access blocked' }], 'blocked', /legal/],
    ['a request it does not understand', [422, { message: 'Validation Failed' }], 'host', /422/],
  ] as const)('because of %s: a sentence', async (_name, reply, code, message) => {
    const problem = await answered(...(reply as unknown as Reply)).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(UserProblem);
    expect(problem).toMatchObject({
      code,
      message: expect.stringMatching(message),
      hint: expect.stringMatching(/\.$/),
    });
  });

  test.each([
    ['its own word', 429, { 'retry-after': '17' }, 17],
    ['the end of the hour', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1790000600' }, 600],
    ['a moment, where that has passed', 403, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' }, 1],
    ['an hour at most', 429, { 'retry-after': '86400' }, 3600],
    ['a minute, where it says nothing', 429, {}, 60],
    ['a minute, where it is down', 503, {}, 60],
  ] as const)('is asked again after %s', async (_name, status, headers, after) => {
    vi.useFakeTimers({ now: 1_790_000_000_000, toFake: ['Date'] });
    const problem = await answered(status, { message: 'slow down' }, { ...headers }).catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(TryAgain);
    expect(problem).toMatchObject({ after });
  });

  test('is asked again after its secondary limit, which comes without a header', async () => {
    const message = 'You have exceeded a secondary rate limit.';
    await expect(answered(403, { message })).rejects.toMatchObject({ name: 'TryAgain', after: 60 });
  });
});
