import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importPullRequests } from '../scripts/eval/from-pr/import-pull-requests.ts';
import { readReference } from '../scripts/eval/from-pr/reference.ts';
import { isSafe, wantedOf } from '../scripts/eval/from-pr/wanted.ts';
import { readLabelled } from '../scripts/eval/labelled.ts';

let root = '';
const lines: string[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'architect-from-pr-'));
  lines.length = 0;
  nock.disableNetConnect();
});
afterEach(() => {
  rmSync(root, { recursive: true });
  nock.cleanAll();
  nock.enableNetConnect();
});

const run = (token?: string) => importPullRequests(['acme/shop#12'], root, token, (line) => lines.push(line));
const blobs: Readonly<Record<string, string | Buffer>> = {
  m: '{"name":"orders"}',
  o1: 'openapi: 3.0.3\n',
  o2: 'openapi: 3.0.3 # two\n',
  s: 'export const stock = 1;\n',
  evil: 'stolen',
  picture: Buffer.from([0x89, 0x50, 0x00]),
};
const entry = (path: string, sha: string, more: object = {}) => ({
  path,
  sha,
  mode: '100644',
  type: 'blob',
  size: 10,
  ...more,
});

function playHost(): nock.Scope {
  const host = nock('https://api.github.com', { reqheaders: { authorization: 'token secret' } });
  host.get('/repos/acme/shop/pulls/12').reply(200, {
    title: 'Drop the total',
    created_at: '2026-10-01T10:00:00Z',
    merged_at: '2026-10-03T10:00:00Z',
    base: { sha: 'tip' },
    head: { sha: 'head' },
  });
  host.get('/repos/acme/shop/compare/tip...head?per_page=1').reply(200, { merge_base_commit: { sha: 'base' } });
  host
    .get('/repos/acme/shop/pulls/12/files?per_page=100')
    .reply(200, [
      { filename: 'services/orders/openapi.yaml' },
      { filename: 'services/orders/logo.png' },
      { filename: '../outside.ts' },
    ]);
  host.get('/repos/acme/shop/pulls/12/comments?per_page=100').reply(200, [
    { user: { type: 'User' }, path: 'services/orders/openapi.yaml', line: 7, side: 'LEFT', body: 'The app reads it' },
    { user: { type: 'User' }, in_reply_to_id: 1, path: 'a', line: 7, side: 'LEFT', body: 'Right' },
    { user: { type: 'Bot' }, path: 'a', line: 7, side: 'LEFT', body: 'Coverage' },
    { user: null, path: 'b', line: null, original_line: 3, side: 'RIGHT', body: 'Outdated' },
  ]);
  const common = [
    entry('services/orders/package.json', 'm'),
    entry('services/orders/src/stock.ts', 's'),
    entry('services/orders/logo.png', 'picture'),
    entry('../outside.ts', 'evil'),
    entry('.git/hooks/post-checkout', 'evil'),
    entry('services/orders/link.ts', 'evil', { mode: '120000' }),
    entry('services/payments/src/main.ts', 'not-asked-for'),
  ];
  host
    .get('/repos/acme/shop/git/trees/base?recursive=true')
    .reply(200, { tree: [...common, entry('services/orders/openapi.yaml', 'o1')] });
  host
    .get('/repos/acme/shop/git/trees/head?recursive=true')
    .reply(200, { tree: [...common, entry('services/orders/openapi.yaml', 'o2')] });
  for (const sha of ['m', 'o1', 'o2', 's', 'picture']) {
    const content = Buffer.from(blobs[sha] ?? '').toString('base64');
    host.get(`/repos/acme/shop/git/blobs/${sha}`).reply(200, { content, encoding: 'base64' });
  }
  return host;
}

describe('a pull request of the host', () => {
  test('becomes a case: what changed and its surroundings, each text brought once', async () => {
    const host = playHost();
    await run('secret');
    expect(host.pendingMocks()).toEqual([]);
    const [one] = readLabelled(root);
    const kept = { 'services/orders/package.json': blobs['m'], 'services/orders/src/stock.ts': blobs['s'] };
    expect(one).toMatchObject({
      id: 'acme-shop-12',
      title: 'Drop the total',
      asOf: '2026-10-03',
      golden: [],
      clean: false,
    });
    expect(one?.before).toEqual({ ...kept, 'services/orders/openapi.yaml': blobs['o1'] });
    expect(one?.after).toEqual({ ...kept, 'services/orders/openapi.yaml': blobs['o2'] });
    expect(lines).toContain('  head: services/orders/logo.png is too large, no text, or one too many');
  });

  test('brings what people said as drafts, and nothing of it counts', async () => {
    playHost();
    await run('secret');
    const file = JSON.parse(readFileSync(join(root, 'acme-shop-12/case.json'), 'utf8')) as object;
    expect(file).toMatchObject({
      golden: [],
      drafts: [
        { path: 'services/orders/openapi.yaml', lines: 7, side: 'before', said: 'The app reads it' },
        { path: 'b', lines: 3, side: 'after', said: 'Outdated' },
      ],
    });
  });

  test('is written nowhere but to its folder, and never over labels', async () => {
    playHost();
    await run('secret');
    expect(existsSync(join(root, 'acme-shop-12/outside.ts'))).toBe(false);
    expect(existsSync(join(root, 'acme-shop-12/head/.git'))).toBe(false);
    playHost();
    await expect(run('secret')).rejects.toThrow(/is there already/);
  });

  test('that may not be read is a sentence', async () => {
    nock('https://api.github.com').get('/repos/acme/shop/pulls/12').reply(404, { message: 'Not Found' });
    await expect(run()).rejects.toMatchObject({ code: 'host', hint: 'Set GITHUB_TOKEN if it is not public.' });
  });
});

describe('a reference', () => {
  test.each(['acme/shop#12', ' https://github.com/acme/shop/pull/12 ', 'https://github.com/acme/shop/pull/12/files'])(
    '%s',
    (text) => expect(readReference(text)).toEqual({ owner: 'acme', repo: 'shop', number: 12 }),
  );
  test.each(['acme/shop', '#12', 'acme/..#1', 'acme/shop/x#12', '../../etc#1'])('%s is none', (text) =>
    expect(() => readReference(text)).toThrow(/names no pull request/),
  );
});

describe('a path of somebody else', () => {
  test.each(['../a', 'a/../../b', '/etc/passwd', '.git/config', 'a/.GIT/config', 'a//b', 'C:/a', 'a\\b', './a', ''])(
    '%j is not written',
    (path) => expect(isSafe(path)).toBe(false),
  );
  test.each(['a', '.github/architect.yml', 'a/.gitignore', 'a/..b/c'])('%j is', (path) =>
    expect(isSafe(path)).toBe(true),
  );
});

test('what changed comes first, then contracts and manifests, then its service, and no more than fits', () => {
  const many = Array.from({ length: 500 }, (_, index) => ({
    path: `services/orders/src/f${index}.ts`,
    sha: 's',
    size: 1,
  }));
  const entries = [
    { path: 'services/payments/src/main.ts', sha: 's', size: 1 },
    ...many,
    { path: 'services/orders/package.json', sha: 's', size: 1 },
    { path: 'services/payments/openapi.yaml', sha: 's', size: 1 },
    { path: 'services/orders/src/huge.ts', sha: 's', size: 1_000_000 },
    { path: 'services/orders/src/last.ts', sha: 's', size: 1 },
  ];
  const wanted = wantedOf(entries, new Set(['services/orders/src/last.ts', 'services/orders/src/huge.ts'])).map(
    ({ path }) => path,
  );
  expect(wanted.slice(0, 3)).toEqual([
    'services/orders/src/last.ts',
    'services/orders/package.json',
    'services/payments/openapi.yaml',
  ]);
  expect(wanted).toHaveLength(400);
  expect(wanted).not.toContain('services/payments/src/main.ts');
  expect(wanted).not.toContain('services/orders/src/huge.ts');
});
