import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { architect, emptyFolder, write } from './command-line/architect.ts';
import { orders } from './command-line/orders.ts';
import { isolated, repository } from './command-line/repository.ts';

let folder: ReturnType<typeof emptyFolder>;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => folder.remove());

interface Answer {
  readonly outcome: string;
  readonly title: string;
  readonly conclusion: string;
  readonly coverage: {
    readonly unread: readonly { readonly file: string; readonly because: string }[];
    readonly seen: readonly { readonly path: string; readonly kind: string }[];
  };
}

async function review(...args: readonly string[]): Promise<Answer & { readonly code: number | null }> {
  const { code, stdout, stderr } = await architect(folder.path, ['review', '--format', 'json', ...args], '', isolated);
  if (stdout === '') throw new Error(stderr);
  return { ...(JSON.parse(stdout) as Answer), code };
}

const path = 'api/orders.yaml';
const text = (field: string) => orders(['id', field]);
const large = (field: string) => `${text(field)}# ${'x'.repeat(33 * 1024 * 1024)}\n`;
const pointer = (id: string) => `version https://git-lfs.github.com/spec/v1\noid sha256:${id.repeat(64)}\nsize 12\n`;

/** Two versions of one file, neither of which can be read, and what is said of it. */
const unreadable: Readonly<Record<string, readonly [before: Uint8Array, after: Uint8Array, because: RegExp]>> = {
  'UTF-16': [utf16(text('total')), utf16(text('tax')), /UTF-16/],
  'Latin-1': [latin1(`${text('total')}# Größe`), latin1(`${text('tax')}# Größe`), /not valid UTF-8: line 1\d/],
  'a NUL byte': [latin1(`${text('total')}\0`), latin1(`${text('tax')}\0`), /NUL bytes/],
  '33 MB': [latin1(large('total')), latin1(large('tax')), /it has 34 MB/],
  'a pointer to Git LFS': [latin1(pointer('a')), latin1(pointer('b')), /kept in Git LFS/],
};

function utf16(of: string): Uint8Array {
  return Buffer.from(`\uFEFF${of}`, 'utf16le');
}

function latin1(of: string): Uint8Array {
  return Buffer.from(of, 'latin1');
}

describe.each(Object.entries(unreadable))('a contract that is %s on both sides', (_, [before, after, because]) => {
  const said = { code: 0, outcome: 'could-not-review', conclusion: 'neutral', title: 'Could not review 1 file' };
  const expected = { ...said, coverage: { unread: [{ file: path, because: expect.stringMatching(because) }] } };

  test('is unread in every mode where its bytes differ', async () => {
    write(folder.path, { [`before/${path}`]: before, [`after/${path}`]: after });
    expect(await review('before', 'after')).toMatchObject(expected);
    const shop = repository(folder.path);
    write(folder.path, { [path]: before });
    shop.commit('begin', { '.gitignore': 'before\nafter\n' });
    shop.git('checkout', '--quiet', '-b', 'change');
    write(folder.path, { [path]: after });
    expect(await review()).toMatchObject(expected);
    shop.git('commit', '--quiet', '--all', '--message', 'change it');
    expect(await review('--base', 'main')).toMatchObject(expected);
  });

  test('is nothing to review where they do not', async () => {
    write(folder.path, { [`before/${path}`]: before, [`after/${path}`]: before, 'after/new.md': 'Orders\n' });
    expect(await review('before', 'after')).toMatchObject({ outcome: 'not-applicable', coverage: { unread: [] } });
  });
});

test('links that lead elsewhere now are no file that could not be read', async () => {
  const shop = repository(folder.path);
  shop.git('config', 'core.symlinks', 'true');
  shop.commit('begin', { 'api/one.yaml': text('total') });
  const link = (target: string) =>
    shop.git('update-index', '--add', '--cacheinfo', `120000,${id(target)},api/link.yaml`);
  const id = (target: string) => {
    writeFileSync(join(folder.path, 'target'), target);
    return shop.git('hash-object', '-w', 'target').trim();
  };
  link('one.yaml');
  shop.git('commit', '--quiet', '--message', 'link');
  link('two.yaml');
  shop.git('commit', '--quiet', '--message', 'link elsewhere');
  const answer = await review('--base', 'HEAD~1', '--head', 'HEAD', '--no-merge-base');
  expect(answer).toMatchObject({ code: 0, coverage: { unread: [] } });
});

describe('the exit code', () => {
  test('is that of the findings, whatever could not be read', async () => {
    write(folder.path, { [`before/${path}`]: text('total'), [`after/${path}`]: text('tax') });
    write(folder.path, { 'before/api/payments.yaml': text('total'), 'after/api/payments.yaml': '' });
    const unread = [{ file: 'api/payments.yaml', because: 'it is empty' }];
    expect(await review('before', 'after')).toMatchObject({ code: 1, outcome: 'findings', coverage: { unread } });
    write(folder.path, { [`after/${path}`]: `${text('total')}# as it was\n` });
    expect(await review('before', 'after')).toMatchObject({ code: 0, outcome: 'degraded', coverage: { unread } });
  });

  const broken = { [`before/${path}`]: text('total'), [`after/${path}`]: 'openapi: 3.0.3\n\tinfo: {}\n' };

  test('is what the check says of a file that could not be read', async () => {
    write(folder.path, broken);
    expect(await review('before', 'after')).toMatchObject({ code: 0, conclusion: 'neutral' });
    write(folder.path, { 'before/.github/architect.yml': 'could-not-review: action-required\n' });
    expect(await review('before', 'after')).toMatchObject({ code: 2, conclusion: 'action_required' });
    expect(await review('before', 'after', '--fail-on', 'never')).toMatchObject({ code: 0 });
  });
});

test('what nothing reads is seen, whatever it is, and passes', async () => {
  const files: Readonly<Record<string, string>> = {
    Dockerfile: 'FROM node:24\n',
    'compose.yaml': 'services: { orders: { image: orders } }\n',
    'deploy/orders.yaml': 'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: orders }\n',
    'chart/Chart.yaml': 'apiVersion: v2\nname: orders\nversion: 1.0.0\n',
    'infra/main.tf': 'resource "aws_sqs_queue" "orders" {}\n',
    'edge/nginx.conf': 'events {}\n',
    '.github/workflows/ci.yml': 'on: push\njobs: {}\n',
    'idl/orders.tsp': 'model Order {}\n',
    'src/Orders.cs': 'class Orders {}\n',
    'notes.yaml': 'a: 1\n',
  };
  write(folder.path, { 'before/readme.md': 'Orders\n', 'after/readme.md': 'Orders\n' });
  write(join(folder.path, 'after'), files);
  const { code, conclusion, title, coverage } = await review('before', 'after');
  expect({ code, conclusion, unread: coverage.unread }).toEqual({ code: 0, conclusion: 'neutral', unread: [] });
  expect(title).toMatch(
    /^Nothing to review; not read: C#, Docker Compose, Dockerfile, GitHub Actions, Helm, Kubernetes,/,
  );
  expect(Object.fromEntries(coverage.seen.map(({ path: of, kind }) => [of, kind]))).toEqual({
    Dockerfile: 'Dockerfile',
    'compose.yaml': 'Docker Compose',
    'deploy/orders.yaml': 'Kubernetes',
    'chart/Chart.yaml': 'Helm',
    'infra/main.tf': 'Terraform',
    'edge/nginx.conf': 'nginx',
    '.github/workflows/ci.yml': 'GitHub Actions',
    'idl/orders.tsp': 'TypeSpec',
    'src/Orders.cs': 'C#',
  });
});
