import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { architect, emptyFolder, write } from './command-line/architect.ts';
import { lineOf, orders } from './command-line/orders.ts';
import { isolated, type Repository, repository } from './command-line/repository.ts';

let folder: ReturnType<typeof emptyFolder>;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => folder.remove());

const whole = orders(['id', 'total', 'customer']);
const withoutTotal = orders(['id', 'customer'], '2.0.0');
const run = (...args: readonly string[]) => architect(folder.path, args, '', isolated);

interface Review {
  readonly outcome: string;
  readonly findings: readonly {
    readonly rule: string;
    readonly path: string;
    readonly line: number;
    readonly side: string;
  }[];
}

async function review(...args: readonly string[]): Promise<Review & { code: number | null; said: string }> {
  const { code, stdout, stderr } = await run('review', '--format', 'json', ...args);
  if (code === 2) throw new Error(stderr);
  return { ...(JSON.parse(stdout) as Review), code, said: stderr };
}

const removed = (path: string) =>
  expect.objectContaining({
    rule: 'contract/response-field-removed',
    path,
    line: lineOf(whole, 'total'),
    side: 'before',
  });

describe('two folders', () => {
  beforeEach(() => write(folder.path, { 'before/api/orders.yaml': whole, 'after/api/orders.yaml': withoutTotal }));

  test('a breaking change fails, on its line', async () => {
    const { code, outcome, findings } = await review('before', 'after');
    expect({ code, outcome }).toEqual({ code: 1, outcome: 'findings' });
    expect(findings).toContainEqual(removed('api/orders.yaml'));
  });

  test('the other way round it is clean', async () => {
    expect(await review('after', 'before')).toMatchObject({ code: 0 });
    expect(await review('before', 'before')).toMatchObject({ code: 0, findings: [] });
  });

  test('--fail-on decides the exit code', async () => {
    expect(await review('before', 'after', '--fail-on', 'never')).toMatchObject({ code: 0 });
    write(folder.path, { 'before/.github/architect.yml': 'fail-on: never\n' });
    expect(await review('before', 'after')).toMatchObject({ code: 0 });
    expect(await review('before', 'after', '--fail-on', 'breaking')).toMatchObject({ code: 1 });
  });

  test('the configuration is the one before the change', async () => {
    write(folder.path, { 'after/.github/architect.yml': 'fail-on: never\npaths: {exclude: ["**"]}\n' });
    expect(await review('before', 'after')).toMatchObject({ code: 1 });
    write(folder.path, { 'other.yml': 'paths: {exclude: [api/]}\n' });
    expect(await review('before', 'after', '--config', 'other.yml')).toMatchObject({ code: 0, findings: [] });
  });

  test('a moved file is the same contract', async () => {
    write(folder.path, { 'moved/services/orders.yaml': whole });
    expect(await review('before', 'moved')).toMatchObject({ code: 0 });
  });

  test('a wrong configuration says file, line and what is meant', async () => {
    write(folder.path, { 'before/.github/architect.yml': '# ours\nfail_on: never\n' });
    const { code, stdout } = await run('review', 'before', 'after', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout).coverage.unread).toMatchObject([
      { file: '.github/architect.yml', because: 'before the change, line 2: `fail_on` is not a setting' },
    ]);
    const named = await run('review', 'before', 'after', '--config', 'before/.github/architect.yml');
    expect(named).toMatchObject({ code: 2, stdout: '' });
    expect(named.stderr).toMatch(/could not review: .*architect\.yml:2: `fail_on` is not a setting\.\n.*`fail-on`/);
  });

  test('every format says it, and the json is as published', async () => {
    for (const format of ['pretty', 'markdown', 'sarif', 'github', 'json']) {
      const { code, stdout } = await run('review', 'before', 'after', '--format', format);
      expect(code).toBe(1);
      expect(stdout).toContain('api/orders.yaml');
      expect(stdout).not.toContain('\u001B[');
      if (format === 'sarif') expect(JSON.parse(stdout)).toHaveProperty('runs[0].results[0]');
      if (format === 'json') expect(errorsOf('review-result', JSON.parse(stdout))).toEqual([]);
    }
    const { stdout } = await run('review', 'before', 'after', '--color');
    expect(stdout).toContain('\u001B[');
  });
});

describe('a range of commits', () => {
  let repo: Repository;
  beforeEach(() => {
    repo = repository(folder.path);
    repo.commit('the orders service', { 'api/orders.yaml': whole, 'README.md': 'Orders\n' });
    repo.git('checkout', '--quiet', '-b', 'slim');
    repo.commit('drop the total', { 'api/orders.yaml': withoutTotal });
    repo.git('checkout', '--quiet', 'main');
  });

  test('the removal is found on its line', async () => {
    const { code, findings, said } = await review('--base', 'main', '--head', 'slim');
    expect(code).toBe(1);
    expect(findings).toContainEqual(removed('api/orders.yaml'));
    expect(said).toMatch(/^Comparing main\.\.\.slim .*merge base/);
  });

  test('what the base did meanwhile is not blamed on the branch', async () => {
    repo.git('checkout', '--quiet', '-b', 'docs');
    repo.commit('explain', { 'README.md': 'Orders, explained\n' });
    repo.git('checkout', '--quiet', 'main');
    repo.commit('add a field', { 'api/orders.yaml': orders(['id', 'total', 'customer', 'currency'], '1.1.0') });
    expect(await review('--base', 'main', '--head', 'docs')).toMatchObject({ code: 0, findings: [] });
    expect(await review('--base', 'main', '--head', 'docs', '--no-merge-base')).toMatchObject({ code: 1 });
  });

  test('the configuration is the tip of the base, not the merge base and not the head', async () => {
    repo.git('checkout', '--quiet', 'slim');
    repo.commit('be quiet', { '.github/architect.yml': 'fail-on: never\n' });
    const own = await run('review', '--base', 'main', '--format', 'markdown');
    expect(own.code).toBe(1);
    expect(own.stdout).toContain('reviewed under the old one. Under the new one, the check would no longer fail;');
    repo.git('checkout', '--quiet', 'main');
    repo.commit('allow it', { '.github/architect.yml': 'fail-on: never\n' });
    expect(await review('--base', 'main', '--head', 'slim')).toMatchObject({ code: 0 });
  });

  test('a renamed contract is still the same, and a deleted one is gone', async () => {
    repo.git('checkout', '--quiet', '-b', 'tidy');
    repo.git('mv', 'api/orders.yaml', 'orders.yaml');
    repo.commit('move', {});
    expect(await review('--base', 'main')).toMatchObject({ code: 0 });
    repo.commit('drop', { 'orders.yaml': null });
    const { code, findings } = await review('--base', 'main');
    expect(code).toBe(1);
    expect(findings[0]).toMatchObject({ path: 'api/orders.yaml', side: 'before' });
  });

  test('a fragment is reviewed through the contract that uses it', async () => {
    const fragment = (fields: readonly string[]) =>
      `Order:\n  type: object\n  required: [${fields.join(', ')}]\n  properties:\n${fields.map((field) => `    ${field}: { type: string }\n`).join('')}`;
    const root = whole.replace(/type: object[^]*/, "$ref: '../schemas/order.yaml#/Order'\n");
    repo.commit('split', {
      'split/api.yaml': root.replace('Orders', 'Split'),
      'schemas/order.yaml': fragment(['id', 'total']),
    });
    repo.git('checkout', '--quiet', '-b', 'fragment');
    repo.commit('drop the total', { 'schemas/order.yaml': fragment(['id']) });
    const { code, findings } = await review('--base', 'main');
    expect(code).toBe(1);
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'contract/response-field-removed', path: 'schemas/order.yaml', line: 6 }),
    );
  });

  test('names that cannot be meant are refused kindly', async () => {
    const said = async (...args: readonly string[]) => {
      const { code, stdout, stderr } = await run('review', ...args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).not.toMatch(/\n\s+at /);
      return stderr;
    };
    expect(await said('--base', 'origin/main')).toMatch(/does not know `origin\/main`.*\n.*git fetch origin/);
    expect(await said('--base=--output=/tmp/orders')).toMatch(/is not the name of a revision/);
    repo.git('checkout', '--quiet', '--orphan', 'elsewhere');
    repo.commit('start over', { 'other.yaml': whole });
    expect(await said('--base', 'main')).toMatch(/no commit in common/);
    expect(await said('main')).toMatch(/Only one folder was named/);
    expect(await said('--format', 'xml')).toMatch(/pretty, markdown, json, sarif, github/);
  });

  test('a shallow clone says so', async () => {
    repo.commit('more', { 'README.md': 'More\n' });
    const clone = emptyFolder();
    const there = repository(clone.path);
    there.git('fetch', '--quiet', '--depth=1', `file://${repo.path}`, 'main:theirs', 'slim:slim');
    const { code, stderr } = await architect(
      clone.path,
      ['review', '--base', 'theirs', '--head', 'slim'],
      '',
      isolated,
    );
    clone.remove();
    expect(code).toBe(2);
    expect(stderr).toMatch(/shallow.*\n.*--unshallow/);
  });

  test('a bare repository has commits to review, and no working tree', async () => {
    const clone = emptyFolder();
    repo.git('clone', '--quiet', '--bare', '.', clone.path);
    const bare = (...args: readonly string[]) => architect(clone.path, ['review', ...args], '', isolated);
    const commits = await bare('--base', 'main', '--head', 'slim');
    const [tree, staged] = [await bare(), await bare('--staged')];
    clone.remove();
    expect(commits.code).toBe(1);
    expect(commits.stdout).toMatch(/`total` was removed/);
    expect([tree.code, tree.stderr]).toEqual([2, expect.stringMatching(/bare repository.*\n.*--head/)]);
    expect(staged).toEqual(tree);
  });

  test('the change cannot ask git to hide what it does', async () => {
    repo.git('checkout', '--quiet', '-b', 'hide');
    const call = "export const rates = () => fetch('https://rates.example.com');\n";
    repo.commit('hide', {
      '.gitattributes': '*.ts -diff\n*.yaml binary\n',
      'rates.ts': call,
      'api/orders.yaml': withoutTotal,
    });
    const { findings } = await review('--base', 'main');
    expect(findings).toContainEqual(removed('api/orders.yaml'));
    expect(findings).toContainEqual(
      expect.objectContaining({ rule: 'resilience/http-call-without-timeout', path: 'rates.ts', line: 1 }),
    );
  });

  test('nothing the repository brings along is run', async () => {
    const trap = join(folder.path, 'trapped');
    const command = `touch ${trap}; cat`;
    write(folder.path, { '.git/hooks/post-index-change': `#!/bin/sh\n${command}\n` });
    for (const [name, value] of [
      ['core.fsmonitor', command],
      ['diff.external', command],
      ['diff.trap.command', command],
      ['diff.trap.textconv', command],
      ['filter.trap.clean', command],
      ['filter.trap.smudge', command],
      ['core.pager', command],
    ] as const) {
      repo.git('config', name, value);
    }
    write(folder.path, { '.gitattributes': '*.yaml diff=trap filter=trap\n', 'api/orders.yaml': withoutTotal });
    expect(await review()).toMatchObject({ code: 1 });
    expect(await review('--base', 'main', '--head', 'slim')).toMatchObject({ code: 1 });
    expect(() => readFileSync(trap)).toThrow('ENOENT');
  });
});

describe('the working tree', () => {
  test('commits of the branch, edits and new files count; ignored ones do not', async () => {
    const repo = repository(folder.path);
    repo.commit('the orders service', { 'orders.yaml': whole, '.gitignore': 'ignored/\n', 'other.yaml': whole });
    write(folder.path, { 'ignored/orders.yaml': withoutTotal, 'web/node_modules/api/openapi.yaml': 'openapi: [' });
    expect(await review()).toMatchObject({ code: 0, findings: [] });
    write(folder.path, { 'orders.yaml': withoutTotal });
    const edited = await review();
    expect(edited.said).toMatch(/working tree.* main /);
    expect(edited.findings).toContainEqual(removed('orders.yaml'));
    repo.git('checkout', '--quiet', '-b', 'slim');
    repo.git('add', '--all');
    repo.git('commit', '--quiet', '--message', 'drop the total');
    expect((await review()).findings).toContainEqual(removed('orders.yaml'));
  });

  test.skipIf(process.getuid?.() !== 0)('of somebody else, as in a container, it says what to do', async () => {
    const repo = repository(folder.path);
    repo.commit('the orders service', { 'orders.yaml': whole });
    chownSync(folder.path, 12_345, 12_345);
    const { code, stderr } = await run('review');
    expect(code).toBe(2);
    expect(stderr).toMatch(/belongs to another user.*\n.*safe\.directory/);
  });

  test('before the first commit it says what to do', async () => {
    repository(folder.path);
    write(folder.path, { 'orders.yaml': whole });
    for (const args of [[], ['--base', 'main']]) {
      const { code, stderr } = await run('review', ...args);
      expect(code).toBe(2);
      expect(stderr).toMatch(/no commit yet.*\n.*--all/);
    }
  });

  test('a name that is not UTF-8 is not taken for a removed file', async () => {
    const repo = repository(folder.path);
    const name = Buffer.concat([Buffer.from(`${folder.path}/gr`), Buffer.from([0xfc]), Buffer.from('n.yaml')]);
    writeFileSync(name, whole);
    repo.commit('the orders service', { 'README.md': 'Orders\n' });
    repo.git('checkout', '--quiet', '-b', 'edit');
    writeFileSync(name, withoutTotal);
    const { code, stdout } = await run('review', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      outcome: 'could-not-review',
      findings: [],
      coverage: { unread: [{ file: 'gr\uFFFDn.yaml', because: expect.stringMatching(/name is not valid UTF-8/) }] },
    });
  });

  test('without a repository it says what to do', async () => {
    const { code, stderr } = await run('review');
    expect(code).toBe(2);
    expect(stderr).toMatch(/no git repository.*\n.*Two folders/);
  });
});

describe('everything', () => {
  test('--all reviews a folder or a revision as if it were new', async () => {
    const repo = repository(folder.path);
    repo.commit('the orders service', { 'orders.yaml': whole });
    for (const args of [['--all'], ['--all', '.'], ['--all', '--head', 'main']]) {
      const { code, said, ...result } = await review(...args);
      expect(code).toBe(0);
      expect(said).toMatch(/as if every file were new/);
      expect(result).toMatchObject({ coverage: { read: { contract: ['orders.yaml'] } } });
    }
  });
});

describe('one comparison', () => {
  test('prints for people and for programs, and ends accordingly', async () => {
    write(folder.path, { 'v1.yaml': whole, 'v2.yaml': withoutTotal, 'api/notes.md': 'Not a contract.\n' });
    const broken = await run('contract', 'v1.yaml', 'v2.yaml');
    expect(broken.code).toBe(1);
    expect(broken.stdout).toMatch(/breaking .*`total`.*\n.*before v1\.yaml:16, after v2\.yaml:\d+/);
    expect((await run('contract', 'v1.yaml', 'v2.yaml', '--fail-on', 'never')).code).toBe(0);
    const { code, stdout } = await run('contract', './v2.yaml', join(folder.path, 'v1.yaml'), '--format', 'json');
    expect(code).toBe(0);
    expect(errorsOf('contract-result', JSON.parse(stdout))).toEqual([]);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: 'dangerous', unread: [] });
    const page = await run('contract', 'v1.yaml', 'v2.yaml', '--format', 'html');
    expect(page).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/^<!doctype html>.*Before: v1\.yaml:16<.*total/s),
    });
    for (const rest of [['v3.yaml'], []]) expect((await run('contract', 'v1.yaml', ...rest)).code).toBe(2);
    const notes = await run('contract', 'api/notes.md', 'api/notes.md');
    expect(notes).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/Neither file looks like.*\n.*--as/),
    });
    expect((await run('contract', 'v1.yaml', 'v1.yaml')).code).toBe(0);
    const [none, mixed] = [await run('contract', 'api', 'api'), await run('contract', 'api', 'v1.yaml')];
    expect(none.stderr + mixed.stderr).toMatch(/Neither folder has[^]*One is a file/);
    const sideways = await run('contract', 'v1.yaml', 'v2.yaml', '--mode', 'SIDEWAYS');
    expect(sideways.code).toBe(2);
    expect(sideways.stderr).toMatch(/FILE, PACKAGE, WIRE_JSON/);
    const files = await run('review', 'v1.yaml', 'v2.yaml');
    expect(files.code).toBe(2);
    expect(files.stderr).toMatch(/v1\.yaml is not a folder.*\n.*architect contract/);
  });

  test('what it complains about cannot write to the terminal', async () => {
    const { code, stderr } = await run('review', '\u001B]0;paid\u0007orders', 'payments');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^could not review: There is no folder \]0;paidorders/);
  });

  test('takes no longer than it may', async () => {
    write(folder.path, { 'v1.yaml': whole });
    const { code, stdout, stderr } = await run('contract', 'v1.yaml', 'v1.yaml', '--deadline', '0.001');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/could not compare: It took longer than 0\.001 seconds.*\n.*--deadline/);
  });
});

/** A Node on this machine that is too old, where there is one. */
const oldNode = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
  try {
    return Number(/^v(\d+)/.exec(execFileSync(path, ['--version'], { encoding: 'utf8' }))?.[1]) < 22;
  } catch {
    return false;
  }
});

test.skipIf(oldNode === undefined)('an old Node hands over to the one that was installed along', () => {
  write(folder.path, { 'v1.yaml': whole, 'v2.yaml': withoutTotal });
  const program = join(import.meta.dirname, '../../bin/architect.js');
  const run = (args: readonly string[], input: string) =>
    spawnSync(oldNode ?? '', [program, ...args], { cwd: folder.path, input, encoding: 'utf8' });
  expect(run(['contract', 'v1.yaml', 'v2.yaml'], '')).toMatchObject({ status: 1, stderr: '' });
  const answer = run(['contract', '--batch'], '{"id":1,"before":"v1.yaml","after":"v1.yaml"}\n');
  expect(JSON.parse(answer.stdout)).toMatchObject({ id: 1, verdict: 'compatible' });
});

test('help and version are no failures', async () => {
  expect(await run('--help')).toMatchObject({ code: 0, stderr: '' });
  expect(await run('--version')).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  expect(await run('reveiw')).toMatchObject({ code: 2, stdout: '' });
});

function errorsOf(name: string, value: unknown): readonly unknown[] {
  const schema = JSON.parse(
    readFileSync(join(import.meta.dirname, `../../schemas/${name}.schema.json`), 'utf8'),
  ) as object;
  const ajv = new Ajv2020({ strict: false });
  return ajv.validate(schema, value) ? [] : (ajv.errors ?? []);
}
