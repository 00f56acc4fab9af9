import { describe, expect, test } from 'vitest';
import { openLog } from '../../src/adapters/observe/log.ts';
import { openMetrics } from '../../src/adapters/observe/metrics.ts';
import { readPackage } from '../../src/adapters/observe/package.ts';

function logged(write: (log: ReturnType<typeof openLog>) => void, secrets: readonly string[] = []): string {
  const lines: string[] = [];
  write(openLog('trace', secrets, { write: (line) => void lines.push(line) }));
  for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  return lines.join('');
}

const pem = '-----BEGIN RSA PRIVATE KEY-----\nMIIEow0123456789\n-----END RSA PRIVATE KEY-----';

test('the numbers say which version runs', async () => {
  const { registry } = openMetrics();
  expect(await registry.metrics()).toContain(
    `architect_build_info{version="${readPackage().version}",node="${process.version}"} 1`,
  );
});

describe('the log', () => {
  test.each([
    ['a token of an installation', `GET failed with ghs_${'a1'.repeat(18)}`, 'a1a1'],
    ['a token of a person', `github_pat_${'b2'.repeat(30)} is over its limit`, 'b2b2'],
    ['a token in JSON Web form', `with eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiIxMjM0In0.${'c3'.repeat(20)}`, 'c3c3'],
    ['a key of a model', `sk-ant-api03-${'d4'.repeat(20)}`, 'd4d4'],
    ['a private key', `could not sign with ${pem}!`, 'MIIEow'],
    ['half a private key', `could not sign with ${pem.slice(0, 45)}`, 'MIIEow'],
    ['a key of a cloud', `AKIA${'D4'.repeat(8)} is not allowed`, 'D4D4'],
    ['a token of another host', `glpat-${'d4'.repeat(10)} is not allowed`, 'd4d4'],
    ['a bearer', 'Authorization: Bearer e5e5e5e5e5', 'e5e5'],
    ['a password in an address', 'connect postgres://ada:f6f6f6@db:5432/x refused', 'f6f6'],
    ['a token in an address', 'GET https://example.com/?a=1&token=g7g7g7g7&b=2', 'g7g7'],
    ['a secret of this service', 'the secret h8 "quoted" h8 was wrong', 'h8'],
  ])('shows no %s, in a message or in an error', (_, text, part) => {
    const secrets = ['h8 "quoted" h8'];
    expect(text).toContain(part);
    for (const line of [
      logged((log) => log.info(text), secrets),
      logged((log) => log.error(new Error(text)), secrets),
      logged((log) => log.warn({ err: { request: { method: 'GET', url: text } } }, 'a request failed'), secrets),
    ]) {
      expect(line).toContain('[hidden]');
      expect(line).not.toContain(part);
    }
  });

  test('shows no field that is a secret by its name', () => {
    const line = logged((log) =>
      log.info({
        req: { headers: { authorization: 'abc', cookie: 'def' } },
        password: 'jkl',
      }),
    );
    expect(line).not.toMatch(/abc|def|jkl/);
  });

  test('does not repeat what somebody sent because handling it failed', () => {
    const failed = Object.assign(new Error('no'), { event: { payload: { comment: { body: 'private words' } } } });
    expect(logged((log) => log.error(new AggregateError([failed], 'no')))).not.toContain('private words');
    expect(logged((log) => log.error(failed))).not.toContain('private words');
    expect(logged((log) => log.debug({ event: failed.event }, 'received'))).not.toContain('private words');
  });

  test('says what was asked of the host and how it answered, and not with what in hand', () => {
    const request = {
      method: 'POST',
      url: 'https://api.github.com/repos/acme/shop/pulls/12/reviews',
      body: 'our words',
    };
    const error = Object.assign(new Error('Bad Gateway'), {
      name: 'HttpError',
      status: 502,
      request,
      response: { data: 'a page' },
    });
    const line = logged((log) =>
      log.error({ err: new Error('not published', { cause: error }) }, 'it will be tried again'),
    );
    expect(JSON.parse(line)).toMatchObject({
      err: { errors: [{ type: 'HttpError', status: 502, asked: `POST ${request.url}` }] },
    });
    expect(line).not.toMatch(/our words|a page/);
  });

  test('takes whatever was thrown', () => {
    for (const thrown of [null, undefined, 'words', 3, { message: 4 }]) {
      expect(logged((log) => log.error({ err: thrown }, 'it went wrong'))).toContain('it went wrong');
    }
  });

  test('leaves all else as it is, and what it is bound to', () => {
    const line = logged((log) =>
      log.child({ delivery: 'd-1', pull: 12 }).info({ ms: 3 }, 'reviewed acme/shop#12 at 1f2e3d4'),
    );
    expect(JSON.parse(line)).toMatchObject({
      delivery: 'd-1',
      pull: 12,
      ms: 3,
      msg: 'reviewed acme/shop#12 at 1f2e3d4',
    });
  });
});
