import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../src/adapters/github/client/failure.ts';
import { asking } from '../../../src/adapters/github/client/once.ts';
import { TryAgain, UserProblem } from '../../../src/core/model/problem.ts';
import { atTheRim, host, plan } from './host.ts';

atTheRim();

async function failure(status: number, body: object, headers: Record<string, string> = {}): Promise<unknown> {
  plan().get('/zen').reply(status, body, headers);
  return asking('Asking', () => host.request('GET /zen')).catch((error: unknown) => error);
}

describe('what an error of the host means', () => {
  test.each([
    ['a secondary limit', 403, 'You have exceeded a secondary rate limit.', {}, 60],
    ['a secondary limit with its end', 429, 'Slow down.', { 'retry-after': '17' }, 17],
    ['too much content', 422, 'was submitted too quickly', {}, 60],
    ['an outage', 502, 'Server Error', {}, 5],
  ])('try again: %s', async (_, status, message, headers, after) => {
    const error = await failure(status, { message }, headers);
    expect(error).toBeInstanceOf(TryAgain);
    expect(error).toMatchObject({ after });
  });

  test('a limit that is spent is waited out until it is renewed', async () => {
    const reset = String(Math.ceil(Date.now() / 1000) + 900);
    const error = await failure(
      403,
      { message: 'API rate limit exceeded' },
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset },
    );
    expect((error as TryAgain).after).toBeGreaterThan(800);
  });

  test.each([
    ['forbidden', 403, 'Resource not accessible by integration'],
    ['forbidden', 401, 'Bad credentials'],
    ['gone', 404, 'Not Found'],
    ['gone', 410, 'Issues are disabled for this repo'],
    ['locked', 403, 'Unable to create comment because issue is locked.'],
    ['locked', 422, 'Validation Failed: the conversation is locked'],
    ['refused', 422, 'Validation Failed'],
  ])('somebody has to put it right: %s %d', async (code, status, message) => {
    const error = await failure(status, { message });
    expect(error).toBeInstanceOf(UserProblem);
    expect(error).toMatchObject({ code, message: `Asking failed: the host said ${status}, "${message}".` });
  });

  test('GraphQL says it in its own way', async () => {
    const said = async (type: string, status = 200) => {
      plan()
        .post('/graphql')
        .reply(status, { data: null, errors: [{ type, message: 'No.' }] });
      return asking('Asking', () => host.graphql('{ viewer { login } }')).catch((error: unknown) => error);
    };
    expect(await said('FORBIDDEN')).toMatchObject({ code: 'forbidden' });
    expect(await said('NOT_FOUND')).toMatchObject({ code: 'gone' });
    expect(await said('UNPROCESSABLE')).toMatchObject({ code: 'refused' });
    expect(await said('RATE_LIMITED')).toBeInstanceOf(TryAgain);
    expect(await said('RATE_LIMIT')).toBeInstanceOf(TryAgain);
  });

  test.each([
    ['without a type', [{ message: 'You have exceeded a secondary rate limit.' }]],
    [
      'after something else',
      [
        { type: 'NOT_FOUND', message: 'No.' },
        { type: 'RATE_LIMITED', message: 'No more.' },
      ],
    ],
  ])('a limit of GraphQL is one %s', async (_, errors) => {
    plan().post('/graphql').reply(200, { data: null, errors }, { 'retry-after': '17' });
    const failed = asking('Asking', () => host.graphql('{ viewer { login } }'));
    await expect(failed).rejects.toMatchObject({ name: 'TryAgain', after: 17 });
  });

  test('a mistake of ours stays one', () => {
    const error = new TypeError('undefined is not a function');
    expect(failureOf(error, 'Asking')).toBe(error);
  });
});
