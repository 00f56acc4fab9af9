import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { architect, emptyFolder, write } from './architect.ts';
import { orders } from './orders.ts';
import { isolated, type Repository, repository } from './repository.ts';

const whole = orders(['id', 'total', 'customer']);
const withoutTotal = orders(['id', 'customer'], '2.0.0');

let folder: ReturnType<typeof emptyFolder>;
let shop: Repository;
beforeEach(() => {
  folder = emptyFolder();
  shop = repository(folder.path);
  shop.commit('Orders', { 'orders.yaml': whole });
});
afterEach(() => folder.remove());

const review = (...args: readonly string[]) => architect(folder.path, ['review', ...args], '', isolated);

describe('--staged', () => {
  test('reviews what the next commit would bring, and not what lies about', async () => {
    write(folder.path, { 'orders.yaml': withoutTotal });
    const before = await review('--staged');
    expect(before).toMatchObject({ code: 0, stderr: expect.stringContaining('Nothing is staged') });
    shop.git('add', 'orders.yaml');
    write(folder.path, { 'orders.yaml': whole });
    const { code, stdout, stderr } = await review('--staged');
    expect(code).toBe(1);
    expect(stdout).toContain('contract/response-field-removed');
    expect(stderr).toMatch(/^Comparing what is staged with the last commit [0-9a-f]{12}\.\n$/u);
  });

  test('reviews the index that git gives a hook', async () => {
    write(folder.path, { 'orders.yaml': withoutTotal });
    shop.git('add', 'orders.yaml');
    renameSync(join(folder.path, '.git/index'), join(folder.path, '.git/next'));
    shop.git('reset', '--quiet');
    const reviewIn = (index: string) =>
      architect(folder.path, ['review', '--staged'], '', { ...isolated, GIT_INDEX_FILE: index });
    expect((await reviewIn('.git/next')).stdout).toContain('contract/response-field-removed');
    expect((await reviewIn('')).stderr).toContain('Nothing is staged');
  });

  test('ends with 2 where a staged file cannot be read, and goes on where one was read in part', async () => {
    write(folder.path, { 'orders.yaml': 'openapi: 3.1.0\n  info: [\n' });
    shop.git('add', 'orders.yaml');
    const broken = await review('--staged');
    expect(broken).toMatchObject({ code: 2, stdout: expect.stringContaining('Not reviewed\n  orders.yaml:2\n') });
    expect((await review('--staged', '--fail-on', 'never')).code).toBe(0);
    expect((await review()).code).toBe(0);
    const proto = 'syntax = "proto3";\npackage stock;\nimport "other.proto";\nmessage Item { other.Size size = 1; }\n';
    write(folder.path, { 'orders.yaml': whole, 'stock.proto': proto });
    shop.git('add', '--all');
    const inPart = await review('--staged');
    expect(inPart).toMatchObject({ code: 0, stdout: expect.stringContaining('Reviewed in part\n  stock.proto:3\n') });
    expect(inPart.stdout).toContain('Reviewed 1 file in part');
  });

  test('has something to review before the first commit, too', async () => {
    write(folder.path, { 'fresh/README.md': 'Stock' });
    const fresh = repository(`${folder.path}/fresh`);
    write(fresh.path, { 'stock.ts': "export const stock = () => fetch('http://warehouse');\n" });
    fresh.git('add', '--all');
    const { stdout, stderr } = await architect(fresh.path, ['review', '--staged'], '', isolated);
    expect(stderr).toContain('there is no commit yet');
    expect(stdout).toContain('stock.ts:1');
  });

  test('says what to do about a conflict, and what it does not go with', async () => {
    shop.git('checkout', '--quiet', '-b', 'side');
    shop.commit('Side', { 'orders.yaml': withoutTotal });
    shop.git('checkout', '--quiet', 'main');
    shop.commit('Main', { 'orders.yaml': orders(['id', 'total']) });
    expect(() => shop.git('merge', 'side')).toThrow('Command failed');
    expect(await review('--staged')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Resolve the conflicts'),
    });
    const mixed = await review('--staged', '--base', 'main');
    expect(mixed).toMatchObject({ code: 2, stderr: expect.stringContaining('Leave out the folders, --base') });
  });
});

describe('what a person may not expect is said', () => {
  test('a clean main says what to try', async () => {
    expect((await review()).stderr).toContain(
      'Nothing differs. Try architect review --all (every file, as an audit).\n',
    );
    shop.commit('Second', { 'README.md': 'Orders' });
    shop.commit('Third', { 'README.md': 'The orders' });
    const { stderr } = await review();
    expect(stderr).toContain('Try --base HEAD~2 (the latest commits), or architect review --all');
    expect(await review('--base', 'HEAD~2')).toMatchObject({ code: 0 });
  });

  test('all that is wrong with a configuration that was named', async () => {
    write(folder.path, { 'wrong.yml': 'fail_on: never\nfail-on: foo\n' });
    const { code, stderr } = await review('--config', 'wrong.yml');
    expect(code).toBe(2);
    expect(stderr).toMatch(/: wrong\.yml:1: `fail_on` .*\n.*\nwrong\.yml:2: `fail-on` is "foo"\. It may be breaking/u);
  });

  test('a new or edited configuration has no effect yet, and why', async () => {
    const fresh = 'is new here, which has no effect until it is merged';
    expect((await review()).stderr).not.toContain(fresh);
    write(folder.path, { '.github/architect.yml': 'fail-on: never\n', 'orders.yaml': withoutTotal });
    const { code, stderr } = await review();
    expect(code).toBe(1);
    expect(stderr).toContain(`.github/architect.yml ${fresh}, so that no change switches off`);
    expect(stderr).toContain('--config .github/architect.yml\n');
    write(folder.path, { '.github/architect-baseline.yml': 'accept: []\n' });
    expect((await review()).stderr).toContain('--config .github/architect.yml\n');
    rmSync(join(folder.path, '.github/architect.yml'));
    const alone = (await review()).stderr;
    expect(alone).toContain(`.github/architect-baseline.yml ${fresh}`);
    expect(alone).not.toContain('--config');
    rmSync(join(folder.path, '.github/architect-baseline.yml'));
    write(folder.path, { '.github/architect.yml': 'fail-on: never\n' });
    const tried = await review('--config', '.github/architect.yml');
    expect(tried.code).toBe(0);
    expect(tried.stderr).not.toContain(fresh);
    shop.git('checkout', '--quiet', '-b', 'quiet');
    shop.git('add', '--all');
    shop.git('commit', '--quiet', '-m', 'Quiet');
    expect((await review('--base', 'main')).stderr).toContain(fresh);
    shop.git('checkout', '--quiet', 'main');
    shop.git('merge', '--quiet', 'quiet');
    write(folder.path, { '.github/architect.yml': 'fail-on: low\n' });
    expect((await review()).stderr).toContain(
      '.github/architect.yml is edited here, which has no effect yet: that of main is followed, so that no change',
    );
  });

  test('--base leaves out what is not committed, and counts it', async () => {
    shop.git('checkout', '--quiet', '-b', 'slim');
    shop.commit('Slim', { 'README.md': 'Orders' });
    expect((await review('--base', 'main')).stderr).not.toContain('Left out');
    write(folder.path, { 'orders.yaml': withoutTotal, 'new.yaml': whole });
    const { code, stderr } = await review('--base', 'main');
    expect(code).toBe(0);
    expect(stderr).toContain('Left out: 2 files not committed. Without --base they are reviewed too.\n');
    expect((await review('--base', 'main', '--head', 'main')).stderr).not.toContain('Left out');
  });

  test('--all is an audit, and takes no --base', async () => {
    const { stdout, stderr } = await review('--all');
    expect(stderr).toContain('Auditing this folder: code and configuration');
    expect(stdout).toBe('Read 1 contract (orders.yaml).\nNo findings\n');
    expect((await review('--all', '--head', 'HEAD')).stderr).toContain('Auditing HEAD: code and configuration');
    expect(stderr).toContain('is no part of an audit');
    expect(await review('--all', '--base', 'main')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^--all looks at one tree/u),
    });
  });
});

test('a mode that the format does not have is no mode', async () => {
  write(folder.path, { 'v2.yaml': withoutTotal });
  const compare = (...args: readonly string[]) =>
    architect(folder.path, ['contract', 'orders.yaml', 'v2.yaml', ...args], '', isolated);
  expect(await compare()).toMatchObject({ code: 1 });
  const refused = {
    code: 2,
    stderr: 'OpenAPI has no mode FULL.\nLeave out the mode: FULL is one of Avro and JSON Schema.\n',
  };
  expect(await compare('--mode', 'FULL')).toMatchObject(refused);
  write(folder.path, { 'v2.yaml': whole });
  expect(await compare()).toMatchObject({ code: 0 });
  expect(await compare('--mode', 'FULL')).toMatchObject(refused);
});
