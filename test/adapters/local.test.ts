import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { contractFiles } from '../../src/core/contracts/files.ts';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { decode } from '../../src/core/trees/decode.ts';
import { openFolder } from '../../src/adapters/local/disk-store.ts';
import { openGit } from '../../src/adapters/local/git.ts';
import { changesBetween } from '../../src/adapters/local/git-changes.ts';
import { openCommit } from '../../src/adapters/local/git-store.ts';
import { hunksBetween } from '../../src/core/trees/hunks.ts';
import { computedHunks } from '../../src/core/trees/computed-hunks.ts';
import { openWorld } from '../../src/adapters/local/open-world.ts';
import { changesOf } from '../../src/adapters/local/store-changes.ts';
import type { Job } from '../../src/core/model/job.ts';
import { emptyFolder, write } from '../entry/command-line/architect.ts';
import { orders } from '../entry/command-line/orders.ts';
import { type Repository, repository } from '../entry/command-line/repository.ts';

let folder: ReturnType<typeof emptyFolder>;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => folder.remove());

const strange = [
  'a "quoted" order.yaml',
  'tab\there.yaml',
  'new\nline.yaml',
  'bestellung-größe.yaml',
  'back\\slash.yaml',
];
const lines = (count: number) => Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join('');
const job: Job = { title: 'orders', head: 'HEAD', asOf: '2026-06-01', failOn: null };

/** What the last commit changed. */
async function changedInHead(path: string) {
  const git = await openGit(path);
  return changesBetween(git, 'HEAD~', 'HEAD');
}

describe('git', () => {
  let repo: Repository;
  beforeEach(() => {
    repo = repository(folder.path);
  });

  test('names of every kind, renames, removals and files without a last line break have their hunks', async () => {
    const files = Object.fromEntries(strange.map((name) => [name, 'one\n']));
    repo.commit('start', { ...files, 'moved.yaml': lines(60), 'gone.yaml': 'one\n', 'open.yaml': 'one' });
    repo.git('mv', 'moved.yaml', 'away.yaml');
    const after = Object.fromEntries(strange.map((name) => [name, 'one\ndiff --git a/x b/x\n--- a/x\n']));
    repo.commit('change', { ...after, 'away.yaml': `${lines(60)}more\n`, 'gone.yaml': null, 'open.yaml': 'two' });
    const changed = await changedInHead(folder.path);
    const added = new Map(changed.map((file) => [file.after ?? `-${file.before}`, file]));
    for (const name of strange) {
      expect(added.get(name)).toMatchObject({
        status: 'modified',
        before: name,
        hunks: [{ added: [2, 3], removed: [] }],
      });
    }
    expect(added.get('away.yaml')).toMatchObject({ status: 'renamed', before: 'moved.yaml', hunks: [{ added: [61] }] });
    expect(added.get('-gone.yaml')).toMatchObject({ status: 'removed', after: null, hunks: [{ removed: [1] }] });
    expect(added.get('open.yaml')?.hunks).toMatchObject([{ removed: [1], added: [1] }]);
    expect(changed).toHaveLength(strange.length + 3);
  });

  test('what the change asks git not to show has its hunks all the same', async () => {
    repo.commit('start', { 'orders.ts': lines(9), 'moved.ts': lines(60) });
    repo.git('mv', 'moved.ts', 'away.ts');
    repo.commit('change', {
      '.gitattributes': '*.ts -diff\n',
      'orders.ts': `${lines(9)}await fetch(url);\n`,
      'away.ts': `${lines(60)}await fetch(url);\n`,
      'come.ts': 'await fetch(url);\n',
    });
    const silent = await changedInHead(folder.path);
    const { world } = await openWorld(
      { kind: 'range', folder: folder.path, base: 'HEAD~', head: 'HEAD', mergeBase: true },
      null,
      contractFiles,
    );
    const { files } = computedHunks()(await world.fetch(job, ['orders.ts', 'moved.ts', 'away.ts', 'come.ts']));
    const changed = new Map(files.map((file) => [file.after, file]));
    expect(silent.filter(({ withoutHunks }) => withoutHunks).map(({ after }) => after)).toEqual([
      'away.ts',
      'come.ts',
      'orders.ts',
    ]);
    expect(changed.get('orders.ts')?.hunks).toMatchObject([{ added: [10], removed: [] }]);
    expect(changed.get('away.ts')).toMatchObject({ before: 'moved.ts', hunks: [{ added: [61], removed: [] }] });
    expect(changed.get('come.ts')?.hunks).toMatchObject([{ added: [1], removed: [] }]);
  });

  test('a file that became a link is still changed, a link that stays one is not, and a submodule is no file', async () => {
    symlinkSync('orders.yaml', join(folder.path, 'link.yaml'));
    repo.commit('start', { 'orders.yaml': orders(['id']), 'payments.yaml': orders(['id']), 'shipping/a.yaml': 'a\n' });
    const commit = repo.git('rev-parse', 'HEAD').trim();
    repo.git('rm', '-rq', 'link.yaml', 'payments.yaml', 'shipping');
    symlinkSync('/etc/passwd', join(folder.path, 'link.yaml'));
    symlinkSync('/etc/passwd', join(folder.path, 'payments.yaml'));
    symlinkSync('/etc/passwd', join(folder.path, 'openapi.yaml'));
    repo.git('update-index', '--add', '--cacheinfo', `160000,${commit},shipping`);
    repo.git('add', 'link.yaml', 'payments.yaml', 'openapi.yaml');
    repo.git('commit', '--quiet', '--message', 'change');
    const changed = await changedInHead(folder.path);
    expect(changed.map(({ status, before, after }) => [status, before, after])).toEqual([
      ['added', null, 'openapi.yaml'],
      ['modified', 'payments.yaml', 'payments.yaml'],
      ['removed', 'shipping/a.yaml', null],
    ]);
  });

  test('a commit is read from its objects; links and submodules lead nowhere', async () => {
    symlinkSync('/etc/passwd', join(folder.path, 'link.yaml'));
    repo.commit('start', { 'orders.yaml': '\uFEFFone\r\n', ['__proto__']: 'text\n', 'empty.yaml': '' });
    repo.git('update-index', '--add', '--cacheinfo', `160000,${repo.git('rev-parse', 'HEAD').trim()},vendor`);
    repo.git('commit', '--quiet', '--message', 'vendor');
    write(folder.path, { 'orders.yaml': 'edited, not committed\n' });
    const store = await openCommit(await openGit(folder.path), 'HEAD');
    expect(store.paths).toEqual(['__proto__', 'empty.yaml', 'link.yaml', 'orders.yaml']);
    const texts = await store.read([...store.paths, 'nowhere.yaml']);
    expect([texts.get('__proto__'), texts.get('empty.yaml'), texts.get('orders.yaml')]).toEqual([
      'text\n',
      '',
      'one\r\n',
    ]);
    expect(texts.get('link.yaml')).toMatchObject({ because: expect.stringMatching(/link/) });
    expect(texts.has('nowhere.yaml')).toBe(false);
  });

  test('the world brings what changed, the contracts it may be part of, manifests, and what is wanted', async () => {
    const unchanged = { 'api/orders.yaml': orders(['id']), 'package.json': '{}\n', 'src/total.ts': 'export {};\n' };
    repo.commit('start', { ...unchanged, 'parts/order.yaml': 'one\n', 'deploy.yaml': 'kind: Service\n' });
    repo.git('checkout', '--quiet', '-b', 'change');
    repo.commit('change', { 'parts/order.yaml': 'two\n' });
    const { world } = await openWorld(
      { kind: 'range', folder: folder.path, base: 'main', head: 'change', mergeBase: true },
      null,
      contractFiles,
    );
    const listed = await world.fetch(job, []);
    expect([listed.after.texts, listed.files.map(({ after }) => after)]).toEqual([{}, ['parts/order.yaml']]);
    expect(listed.after.paths).toContain('deploy.yaml');
    const first = await world.fetch(job, ['parts/order.yaml']);
    expect(Object.keys(first.after.texts).toSorted()).toEqual(['api/orders.yaml', 'package.json', 'parts/order.yaml']);
    expect([first.before.texts['parts/order.yaml'], first.after.texts['parts/order.yaml']]).toEqual(['one\n', 'two\n']);
    const second = await world.fetch(job, ['src/total.ts', 'nowhere.ts']);
    expect(second.after.texts['src/total.ts']).toBe('export {};\n');
    expect(structuredClone(second)).toEqual(second);
    expect(await world.look?.('before', ['deploy.yaml', 'parts/order.yaml', 'nowhere.ts'])).toEqual({
      texts: { 'deploy.yaml': 'kind: Service\n', 'parts/order.yaml': 'one\n' },
      refused: {},
    });
  });
});

test.each(['git@github.com:acme/shop.git', 'https://github.com/acme/shop', 'ssh://git@github.com/acme/shop.git'])(
  'a clone of %s knows the addresses of its files, in every mode',
  async (url) => {
    const repo = repository(folder.path);
    repo.commit('start', { 'orders.yaml': 'one\n' });
    repo.commit('change', { 'orders.yaml': 'two\n' });
    const at = async (comparison: Parameters<typeof openWorld>[0]) => {
      const { before, after } = await (await openWorld(comparison, null, contractFiles)).world.fetch(job, []);
      return [before.publishedAt, after.publishedAt];
    };
    const range = { kind: 'range', folder: folder.path, base: 'HEAD~1', head: 'HEAD', mergeBase: false } as const;
    expect(await at(range)).toEqual([[], []]);
    repo.git('remote', 'add', 'mine', 'https://orders.example/acme/shop.git');
    repo.git('remote', 'add', 'upstream', url);
    const known = expect.arrayContaining(['https://raw.githubusercontent.com/acme/shop/main/']);
    for (const comparison of [
      range,
      { kind: 'working-tree', folder: folder.path, base: 'HEAD~1' } as const,
      { kind: 'staged', folder: folder.path } as const,
    ])
      expect(await at(comparison)).toEqual([known, known]);
  },
);

describe('folders', () => {
  test('links are listed and refused; .git and node_modules are nobody’s', async () => {
    write(folder.path, { 'shop/api.yaml': 'one\n', 'shop/.git/config': '', 'shop/node_modules/x/package.json': '{}' });
    mkdirSync(join(folder.path, 'outside'));
    write(folder.path, { 'outside/secret.yaml': 'secret\n' });
    symlinkSync('../outside', join(folder.path, 'shop/outside'));
    symlinkSync('../outside/secret.yaml', join(folder.path, 'shop/secret.yaml'));
    const store = openFolder(join(folder.path, 'shop'));
    expect(store.paths).toEqual(['api.yaml', 'outside', 'secret.yaml']);
    const texts = await store.read([...store.paths, 'outside/secret.yaml', '../outside/secret.yaml']);
    expect(texts.get('api.yaml')).toBe('one\n');
    expect(JSON.stringify([...texts.values()])).not.toContain('secret\\n');
    expect(texts.get('secret.yaml')).toMatchObject({ because: expect.stringMatching(/link/) });
  });

  test('a folder of more files than are listed is cut, and says so; one of just as many is whole', async () => {
    const names = ['a/1.yaml', 'a/2.yaml', 'b/3.yaml', 'b/c/4.yaml', 'd.yaml'];
    write(folder.path, Object.fromEntries(names.map((name) => [`shop/${name}`, 'total: 1\n'])));
    const shop = join(folder.path, 'shop');
    expect(openFolder(shop, 5)).toMatchObject({ paths: names, notes: [] });
    const cut = openFolder(shop, 3);
    expect(cut.paths).toEqual(names.slice(0, 3));
    expect(cut.notes).toEqual([`${shop} has more than 3 files; those beyond, in path order, were not looked at.`]);
    expect([...(await cut.read(names)).keys()]).toEqual(names.slice(0, 3));
  });

  test('a file of more bytes than anybody reads is refused unread, by how it starts', async () => {
    write(folder.path, { 'shop/huge.yaml': `openapi: 3.1.0\n${'#'.repeat(9_000)}` });
    truncateSync(join(folder.path, 'shop/huge.yaml'), 40 * 1024 ** 2);
    const huge = (await openFolder(join(folder.path, 'shop')).read(['huge.yaml'])).get('huge.yaml');
    expect(huge).toMatchObject({ because: expect.stringMatching(/MB/), start: expect.stringMatching(/^openapi: 3/) });
  });

  test('what differs is found by content, and a file that moved unchanged is a rename', async () => {
    write(folder.path, {
      'before/same.yaml': 'same\n',
      'before/old/moved.yaml': 'moved\n',
      'before/edited.yaml': lines(20),
      'before/gone.yaml': 'gone\n',
      'after/same.yaml': 'same\n',
      'after/new/moved.yaml': 'moved\n',
      'after/edited.yaml': lines(20).replace('line 10\n', 'line ten\n'),
      'after/come.yaml': 'come\n',
    });
    const [before, after] = [openFolder(join(folder.path, 'before')), openFolder(join(folder.path, 'after'))];
    const files = await changesOf(before, after, [...new Set([...before.paths, ...after.paths])].toSorted());
    expect(files.map(({ status, before, after }) => [status, before, after])).toEqual([
      ['added', null, 'come.yaml'],
      ['modified', 'edited.yaml', 'edited.yaml'],
      ['removed', 'gone.yaml', null],
      ['renamed', 'old/moved.yaml', 'new/moved.yaml'],
    ]);
    expect(files[1]?.hunks).toEqual([
      { beforeStart: 7, beforeLines: 7, afterStart: 7, afterLines: 7, removed: [10], added: [10] },
    ]);
  });
});

describe('texts', () => {
  test('texts that have little in common are one hunk, and line ends alone are none', () => {
    const other = lines(60_000).replaceAll('line', 'another');
    const hunks = hunksBetween(lines(60_000), other);
    expect(hunks).toHaveLength(1);
    expect(hunks[0]?.removed).toHaveLength(60_000);
    expect(hunks[0]?.added).toHaveLength(60_000);
    expect(hunksBetween('one\r\n', 'one\n')).toEqual([]);
  });

  test('bytes are a text only if they are UTF-8', () => {
    expect(decode(Buffer.from('\uFEFForder: größe\n'))).toBe('order: größe\n');
    expect(decode(Buffer.from('a\nb\nc: \xe9\nd\n', 'latin1'))).toMatchObject({
      because: expect.stringMatching(/line 3/),
    });
    expect(decode(Buffer.from('order', 'utf16le'))).toMatchObject({ because: expect.stringMatching(/NUL bytes/) });
  });
});
