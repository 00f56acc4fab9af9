import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importPullRequests } from '../../../scripts/eval/from-pr/import-pull-requests.ts';
import { readReference } from '../../../scripts/eval/from-pr/reference.ts';
import { isSafe, wantedOf } from '../../../scripts/eval/from-pr/wanted.ts';
import { readLabelled } from '../../../scripts/eval/labelled.ts';
import { type Asked, fakeHost, type Reply, type Story } from '../../adapters/github/fake-host.ts';

let root = '';
const lines: string[] = [];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'architect-from-pr-'));
  lines.length = 0;
});
afterEach(() => rmSync(root, { recursive: true }));

const spec = 'services/orders/openapi.yaml';
const surroundings = {
  'services/orders/package.json': '{"name":"orders"}',
  'services/orders/src/stock.ts': 'export const stock = 1;\n',
  '../outside.ts': 'stolen',
  '.git/hooks/post-checkout': 'stolen',
  'services/orders/link.ts': { mode: '120000', text: '/etc/passwd' },
  'services/payments/package.json': '{"name":"payments"}',
  'services/payments/src/main.ts': 'export const elsewhere = 1;\n',
} as const;
const said = [
  { user: { type: 'User' }, path: spec, line: 7, side: 'LEFT', body: 'The app reads it' },
  { user: { type: 'User' }, in_reply_to_id: 1, path: spec, line: 7, side: 'LEFT', body: 'Right' },
  { user: { type: 'Bot' }, path: spec, line: 7, side: 'LEFT', body: 'Coverage' },
  { user: null, path: spec, line: null, original_line: 3, side: 'RIGHT', body: 'Outdated' },
];
const story: Story = {
  before: { ...surroundings, [spec]: 'openapi: 3.0.3\n', 'services/orders/logo.png': '\0one' },
  after: {
    ...surroundings,
    [spec]: 'openapi: 3.0.3 # two\n',
    'services/orders/logo.png': '\0two',
    '../new.ts': 'stolen',
  },
  tip: { ...surroundings, '.github/architect.yml': 'fail-on: never\n' },
  pull: { title: 'Drop the total', created_at: '2026-10-01T10:00:00Z', merged_at: '2026-10-03T10:00:00Z' },
  instead: ({ path }: Asked): Reply | undefined => (path.includes('/pulls/12/comments') ? [200, said] : undefined),
};

const run = (story: Story, graphql = true) =>
  importPullRequests(['acme/shop#12'], root, { host: fakeHost(story).host, graphql }, (line) => lines.push(line));

describe('a pull request of the host', () => {
  test.each([true, false])('becomes a case: what changed, and its surroundings (GraphQL: %s)', async (graphql) => {
    await run(story, graphql);
    const [one] = readLabelled(root);
    const kept = {
      'services/orders/package.json': surroundings['services/orders/package.json'],
      'services/orders/src/stock.ts': surroundings['services/orders/src/stock.ts'],
      'services/payments/package.json': surroundings['services/payments/package.json'],
    };
    expect(one).toMatchObject({
      id: 'acme-shop-12',
      title: 'Drop the total',
      asOf: '2026-10-03',
      clean: false,
      golden: [],
    });
    expect(one?.before).toEqual({ ...kept, [spec]: 'openapi: 3.0.3\n' });
    expect(one?.after).toEqual({ ...kept, [spec]: 'openapi: 3.0.3 # two\n' });
    expect(one?.config).toBe('fail-on: never\n');
    expect(lines.join('\n')).toContain('services/orders/logo.png is left out: it is not a text');
  });

  test('brings what people said as drafts, and nothing of it counts', async () => {
    await run(story);
    const file = JSON.parse(readFileSync(join(root, 'acme-shop-12/case.json'), 'utf8')) as object;
    expect(file).toMatchObject({
      golden: [],
      drafts: [
        { path: spec, lines: 7, side: 'before', said: 'The app reads it' },
        { path: spec, lines: 3, side: 'after', said: 'Outdated' },
      ],
    });
  });

  test('is written nowhere but to its folder, and never over labels', async () => {
    await run(story);
    const astray = ['outside.ts', 'new.ts', 'head/.git', 'base/.git', 'head/services/orders/link.ts'];
    expect(astray.filter((path) => existsSync(join(root, 'acme-shop-12', path)))).toEqual([]);
    await expect(run(story)).rejects.toThrow(/is there already/);
  });

  test.each([
    [404, true, /There is no pull request acme\/shop#12/, /GITHUB_TOKEN belong to somebody/],
    [404, false, /There is no pull request acme\/shop#12/, /Set GITHUB_TOKEN/],
    [429, false, /acme\/shop#12/, /Set GITHUB_TOKEN, or wait/],
  ])('that is answered with %i is a sentence', async (status, graphql, message, hint) => {
    const refusing = { ...story, instead: (): Reply => [status, { message: 'No' }] };
    await expect(run(refusing, graphql)).rejects.toMatchObject({
      name: 'UserProblem',
      message: expect.stringMatching(message),
      hint: expect.stringMatching(hint),
    });
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
  const last = 'services/orders/src/last.ts';
  const paths = [
    'services/payments/src/main.ts',
    ...Array.from({ length: 500 }, (_, index) => `services/orders/src/f${index}.ts`),
    'services/orders/package.json',
    'services/orders/package-lock.json',
    'services/payments/openapi.yaml',
    last,
  ];
  const wanted = wantedOf(paths, new Set([last]));
  expect(wanted.slice(0, 3)).toEqual([last, 'services/orders/package.json', 'services/payments/openapi.yaml']);
  expect(wanted).toHaveLength(400);
  expect(wanted).not.toContain('services/payments/src/main.ts');
  expect(wanted).not.toContain('services/orders/package-lock.json');
});
