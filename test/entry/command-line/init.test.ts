import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rules } from '../../../src/core/rules/index.ts';
import { readConfig } from '../../../src/core/config/index.ts';
import { complaints } from '../../house/host-parser.ts';
import { architect, emptyFolder, write } from './architect.ts';
import { orders } from './orders.ts';
import { runStep, withNpx } from './fake-npx.ts';
import { isolated, type Repository, repository } from './repository.ts';

let folder: ReturnType<typeof emptyFolder>;
let shop: Repository;
beforeEach(() => {
  folder = emptyFolder();
  shop = repository(folder.path);
  shop.commit('Orders', { 'orders.yaml': orders(['id', 'total']), 'vendor/lib.ts': 'export {};\n' });
});
afterEach(() => folder.remove());

const init = (...args: readonly string[]) => architect(folder.path, ['init', ...args], '', isolated);
const read = (path: string) => readFileSync(join(folder.path, path), 'utf8');

test('writes a configuration that is valid, and guesses what is not ours', async () => {
  const { code, stdout } = await init('--yes');
  expect(code).toBe(0);
  expect(stdout).toContain('Contracts here: orders.yaml.\n');
  expect(stdout).toContain('Commit 2 files; ');
  expect(stdout).toContain('Try it now: architect review --all (');
  const text = read('.github/architect.yml');
  expect(text).toMatch(/^# yaml-language-server: \$schema=https:\/\/\S+\/schemas\/architect-config\.schema\.json\n/u);
  expect(load(text)).toEqual({ 'fail-on': 'breaking', paths: { exclude: ['vendor'] } });
  const { unread } = readConfig([{ path: '.github/architect.yml', folder: '', text }], Object.keys(rules));
  expect(unread).toEqual([]);
});

test('leaves what is there, and says so; outside of a repository it says what to do', async () => {
  write(folder.path, { '.github/architect.yml': 'fail-on: low\n' });
  const { stdout } = await init();
  expect(stdout).toContain('Not written: .github/architect.yml exists already.\n');
  expect(stdout).toContain('Written: .github/workflows/architect.yml\n');
  expect(read('.github/architect.yml')).toBe('fail-on: low\n');
  const outside = emptyFolder();
  expect(await architect(outside.path, ['init'], '', isolated)).toMatchObject({ code: 2 });
  outside.remove();
});

test('suggests the latest commits where there are some, and the audit alone where there is none', async () => {
  shop.git('checkout', '--quiet', '-b', 'side');
  for (const name of ['a', 'b', 'c']) shop.commit(name, { [`${name}.md`]: `${name}\n` });
  shop.git('checkout', '--quiet', '-');
  shop.git('merge', '--quiet', '--no-ff', '--no-edit', 'side');
  expect((await init('--yes')).stdout).toContain(
    'architect review --base HEAD~1 (the latest commits), or architect review --all',
  );
  shop.git('update-ref', '-d', 'HEAD');
  expect((await init('--yes')).stdout).toContain('Try it now: architect review --all');
});

describe('the workflow', () => {
  test('is one that the host takes, and its steps review the pull request', async () => {
    await init('--yes');
    const text = read('.github/workflows/architect.yml');
    expect(complaints('workflow', text)).toEqual([]);
    shop.git('add', '--all');
    shop.git('commit', '--quiet', '-m', 'Set up');
    shop.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
    shop.git('checkout', '--quiet', '-b', 'slim');
    shop.commit('Slim', { 'orders.yaml': orders(['id']) });
    const { jobs } = load(text) as { jobs: { review: { steps: readonly { run?: string }[] } } };
    const runner = withNpx();
    const env = { ...runner, GITHUB_BASE_REF: 'main' };
    const ran = jobs.review.steps.flatMap(({ run }) => (run === undefined ? [] : [runStep(run, folder.path, env)]));
    expect(ran.map(({ status }) => status)).toEqual([0, 1]);
    const { runs } = JSON.parse(readFileSync(join(runner.RUNNER_TEMP, 'architect.sarif'), 'utf8'));
    expect(runs[0].results).not.toEqual([]);
    expect(ran[1]?.stdout).toMatch(/^::error file=orders\.yaml/mu);
  }, 120_000);
});

describe('the hook', () => {
  test('of Husky is the one that it leaves to people; one that is there is completed by hand', async () => {
    shop.git('config', 'core.hooksPath', '.husky/_');
    const { stdout } = await init('--yes', '--hook');
    expect(stdout).toContain('Written: .husky/pre-commit\n');
    expect(stdout).toContain('Commit 3 files; ');
    expect((await init('--yes', '--hook')).stdout).toContain(
      'Not written: .husky/pre-commit exists already. Add a line to it: architect review --staged\n',
    );
  });

  test('keeps a commit from breaking clients, as git runs it', async () => {
    const { stdout } = await init('--yes', '--hook');
    expect(stdout).toContain('Written: .git/hooks/pre-commit\n');
    expect(stdout).toContain('Commit 2 files; ');
    expect(statSync(join(folder.path, '.git/hooks/pre-commit')).mode & 0o111).toBe(0o111);
    write(folder.path, { 'orders.yaml': orders(['id']) });
    const commit = (...args: readonly string[]) =>
      execFileSync('git', ['commit', '--all', '-m', 'Slim', ...args], {
        cwd: folder.path,
        env: withNpx(),
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    expect(() => commit()).toThrow(/contract\/response-field-removed/u);
    write(folder.path, { 'orders.yaml': orders(['id', 'total', 'customer']) });
    expect(commit()).toContain('1 file changed');
  }, 120_000);
});
