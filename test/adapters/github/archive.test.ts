import { createHash } from 'node:crypto';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createTar } from 'nanotar';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  archiveReader,
  isArchiveCheaper,
  keepTexts,
  mostArchived,
} from '../../../src/adapters/github/trees/archive.ts';
import { budgetOf } from '../../../src/adapters/github/trees/blobs.ts';
import type { HostTree } from '../../../src/adapters/github/trees/read-tree.ts';
import type { Refusal } from '../../../src/core/model/tree.ts';
import { githubWorld } from '../../../src/adapters/github/trees/github-world.ts';
import { readPull } from '../../../src/adapters/github/pulls/read-pull.ts';
import { contractFiles } from '../../../src/core/contracts/files.ts';
import { mostBytes, tooLarge } from '../../../src/core/trees/decode.ts';
import { emptyFolder } from '../../entry/command-line/architect.ts';
import { repository } from '../../entry/command-line/repository.ts';
import { client } from '../../fake-github/client.ts';
import type { Fault } from '../../fake-github/http/faults.ts';
import { type FakeGithub, startFakeGithub } from '../../fake-github/fake-github.ts';

const tree = (files: number, bytes: number, whole = true): HostTree => ({
  files: new Map(
    Array.from({ length: files }, (_, index) => [
      `${index}.ts`,
      { mode: '100644', oid: `${index}`, size: bytes / files },
    ]),
  ),
  folders: new Map(),
  whole,
});

describe('an archive is asked for', () => {
  const megabyte = 1024 * 1024;
  test.each([
    ['where a search would read hundreds of blobs', 900, tree(6000, 24 * megabyte), true, true],
    ['not for as many as a request or two bring', 150, tree(6000, 24 * megabyte), true, false],
    ['where each blob is a request', 10, tree(6000, 24 * megabyte), false, true],
    ['not of a tree that is large beside what is wanted', 500, tree(6000, 60 * megabyte), true, false],
    ['not of more than may be held in memory', 6000, tree(6000, mostArchived + 6000), true, false],
    ['not of a tree whose size nobody knows', 6000, tree(6000, 24 * megabyte, false), true, false],
  ])('%s', (_, blobs, of, graphql, cheaper) => {
    expect(isArchiveCheaper(blobs, of, graphql)).toBe(cheaper);
  });
});

describe('of an archive, as git writes it', () => {
  const folder = emptyFolder();
  const long = `${'services/orders/'.repeat(12)}total.ts`;
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n';
  let archive = new Uint8Array();
  let entries: HostTree['files'];

  beforeAll(() => {
    const { git, commit } = repository(folder.path);
    symlinkSync('/etc/passwd', join(folder.path, 'link.ts'));
    commit('Add the orders', {
      'a.ts': 'export const a = 1;\n',
      [long]: 'export const total = 2;\n',
      'empty.ts': '',
      'logo.png': '\0png',
      'model.bin': pointer,
      'version.ts': '// $Format:%H$\n',
      '.gitattributes': 'version.ts export-subst\nsecret.ts export-ignore\n',
      'secret.ts': 'left out of archives\n',
    });
    git('archive', '--format=tar', '--prefix=acme-shop/', '--output=.git/archive.tar', 'HEAD');
    archive = new Uint8Array(readFileSync(join(folder.path, '.git/archive.tar')));
    const listed = git('ls-tree', '-r', '-l', 'HEAD').trim().split('\n');
    entries = new Map(
      listed.map((line) => {
        const [mode = '', , oid = '', size, path = ''] = line.split(/\s+/);
        return [path, { mode, oid, size: Number(size) }];
      }),
    );
  });
  afterAll(() => folder.remove());

  const kept = async (files = entries) => {
    const known = new Map<string, string | Refusal>();
    await keepTexts(archive as Uint8Array<ArrayBuffer>, { files, folders: new Map(), whole: true }, known);
    return { of: (path: string) => known.get(entries.get(path)?.oid ?? ''), size: known.size };
  };

  test('texts are taken by the ids of their bytes, however long their names', async () => {
    const { of } = await kept();
    expect([of('a.ts'), of(long), of('empty.ts')]).toEqual(['export const a = 1;\n', 'export const total = 2;\n', '']);
  });

  test('pictures and pointers are refused as blobs are, and links are not followed', async () => {
    const { of } = await kept();
    expect(of('logo.png')).toMatchObject({ because: expect.stringMatching(/not a text/) });
    expect(of('model.bin')).toMatchObject({ because: expect.stringMatching(/Git LFS/) });
    expect(of('link.ts')).toBeUndefined();
  });

  test('what is too large to be read is refused as a blob is', async () => {
    const text = Buffer.from('openapi: 3.1.0\n'.padEnd(mostBytes + 1, '#'));
    const oid = createHash('sha1').update(`blob ${text.length}\0`).update(text).digest('hex');
    const files = new Map([['openapi.yaml', { mode: '100644', oid, size: text.length }]]);
    const known = new Map<string, string | Refusal>();
    const large = new Uint8Array(createTar([{ name: 'acme-shop/openapi.yaml', data: text }]));
    await keepTexts(large, { files, folders: new Map(), whole: true }, known);
    const { because, fix, start } = known.get(oid) as Refusal;
    expect([{ because, fix }, start?.slice(0, 14)]).toEqual([tooLarge(text.length), 'openapi: 3.1.0']);
  });

  test('what was changed or left out on the way is not taken for the file', async () => {
    const { of } = await kept();
    expect([of('version.ts'), of('secret.ts')]).toEqual([undefined, undefined]);
  });

  test('what the tree has not is not taken at all, whatever it is called', async () => {
    expect((await kept(new Map())).size).toBe(0);
  });
});

describe('an agent that searches a whole repository', () => {
  let github: FakeGithub;
  afterEach(() => github.stop());

  /** A shop of so many files, and a world in which an agent may cause so many requests. */
  async function open(looks = 40) {
    github = await startFakeGithub();
    const shop = github.repository('acme/shop', { private: true });
    const files = Array.from({ length: 400 }, (_, index) => [`lib/${index}.ts`, `export const n = ${index};\n`]);
    shop.push('main', { ...Object.fromEntries(files), 'lib/logo.ts': '\0', 'a.ts': 'one\n' });
    const pull = shop.propose({ 'a.ts': 'two\n', 'lib/7.ts': null });
    const host = client(github);
    const repository = { installation: 1, owner: 'acme', name: 'shop', id: shop.repository.id };
    const state = await readPull(host, { repository, number: pull.number });
    if (state === null) throw new Error('there is no such pull request');
    const world = githubWorld(host, state, contractFiles, { graphql: true, looks });
    const paths = files.map(([path = '']) => path);
    return { world, host, state, paths, asked: (what: RegExp) => github.asked(what).length };
  }

  test('has it brought once, and asks for next to nothing then', async () => {
    const { world, paths, asked } = await open();
    expect(await world.gather(400)).toBe(true);
    expect(await world.gather(400)).toBe(true);
    const told = asked(/graphql/);
    const after = await world.look('after', [...paths, 'lib/logo.ts']);
    expect([Object.keys(after.texts).length, after.refused['lib/logo.ts']?.because]).toEqual([
      399,
      expect.stringMatching(/not a text/),
    ]);
    expect(asked(/graphql/)).toBe(told);
    expect(Object.keys((await world.look('before', paths)).texts)).toHaveLength(400);
    expect([asked(/tarball/), asked(/codeload/), asked(/graphql/)]).toEqual([1, 1, told + 1]);
  });

  test('has none brought for a few files, nor once its requests are spent', async () => {
    const { world, asked } = await open(0);
    expect([await world.gather(100), await world.gather(400)]).toEqual([false, false]);
    expect(asked(/tarball/)).toBe(0);
  });

  const bomb = gzipSync(Buffer.alloc(20_000_000));
  test.each<[string, RegExp, Fault]>([
    ['there is none', /tarball/, { status: 404 }],
    ['it may not be read', /tarball/, { status: 403 }],
    ['the host is tired', /tarball/, { status: 429 }],
    ['the host breaks', /tarball/, { status: 502 }],
    ['the other host has none', /codeload/, { status: 404 }],
    ['the other host sends on', /codeload/, { status: 302, headers: { location: 'http://127.0.0.1:1/' } }],
    ['it breaks off', /codeload/, { drop: true }],
    ['it is no gzip', /codeload/, { instead: Buffer.from('<html>') }],
    ['it is cut', /codeload/, { instead: gzipSync(Buffer.alloc(9999)).subarray(0, 20) }],
    ['it is far larger than the tree', /codeload/, { instead: bomb }],
    ['it is no archive', /codeload/, { instead: gzipSync(Buffer.from('x'.repeat(2000))) }],
  ])('reads blobs where %s', async (_, meant, fault) => {
    const { world, paths } = await open();
    github.faults.plan(meant, fault);
    const come = await world.gather(400);
    expect(Object.keys((await world.look('after', paths)).texts)).toHaveLength(399);
    expect(come).toBe(false);
  });

  test('reads blobs where it never comes', async () => {
    const { host, state } = await open();
    github.faults.plan(/codeload/, { hang: true });
    const origin = { host, owner: 'acme', name: 'shop', graphql: true };
    const gather = archiveReader(origin, state.head, tree(400, 9000), new Map(), budgetOf(9, '', ''), () => {}, 0.05);
    const never = new Promise((resolve) => setTimeout(resolve, 8000, 'it waits for ever'));
    expect(await Promise.race([gather(400), never])).toBe(false);
  });
});
