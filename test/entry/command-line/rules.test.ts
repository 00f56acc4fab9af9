import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { rules } from '../../../src/core/rules/index.ts';
import { architect } from './architect.ts';

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) => architect('.', args, '', env);

test('lists the rules of a family, and how bad what they find is', async () => {
  const { code, stdout } = await run(['rules', 'resilience']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^resilience\n/u);
  expect(stdout).toMatch(/^ {2}resilience\/http-call-without-timeout +high$/mu);
  expect(stdout).toMatch(/^ {2}resilience\/retry-without-limit +high, judged by the agent$/mu);
  expect(stdout).not.toContain('contract/');
  expect((await run(['rules'])).stdout).toContain(`\n${Object.keys(rules).length} rules.`);
  expect(stdout).toContain('\nbreaking, dangerous, safe: what a change of a contract does');
  const near = await run(['rules', 'resiliance']);
  expect(near).toMatchObject({ code: 2, stderr: expect.stringContaining('Did you mean resilience?') });
  expect((await run(['rules', 'foo'])).stderr).toContain('There is api, boundaries, ');
});

test('explains a rule by its id or the end of it, and asks nobody', async () => {
  const { code, stdout } = await run(['explain', 'response-field-removed']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^contract\/response-field-removed {2}breaking, high · API contracts & docs\n/u);
  for (const part of [
    'Why it matters',
    'What to do',
    'Who says so',
    'inputs may only widen',
    'deprecated: true',
    'Why it is called breaking',
    'an answer without a part',
    'fails the check at every severity',
  ]) {
    expect(stdout).toContain(part);
  }
  expect((await run(['explain', 'contract/response-field-removed'])).stdout).toBe(stdout);
  expect((await run(['explain', 'http-call-without-timeout'])).stdout).toMatch(/Resilience\n\nWhy it matters\n/u);
  const judged = await run(['explain', 'resilience/retry-without-limit']);
  expect(judged.stdout).toContain('What the agent is asked');
});

test('says what may have been meant', async () => {
  const { code, stderr } = await run(['explain', 'timeout']);
  expect(code).toBe(2);
  expect(stderr).toContain('There is no rule timeout.\nDid you mean ');
  expect(stderr).toContain('resilience/http-call-without-timeout');
  expect((await run(['explain', 'respones-field-removed'])).stderr).toContain('Did you mean response-field-removed?');
  expect((await run(['explain', 'constructor'])).code).toBe(2);
});

test('completes commands, options, their values and rules', async () => {
  const completed = async (...typed: readonly string[]) =>
    (await run(['complete', '--', ...typed])).stdout.split('\n').map((line) => line.split('\t')[0]);
  expect(await completed('')).toEqual(expect.arrayContaining(['review', 'contract', 'init', 'rules', 'explain']));
  expect(await completed('review', '--sta')).toContain('--staged');
  expect(await completed('review', '--format', '')).toContain('sarif');
  expect(await completed('rules', 'res')).toContain('resilience');
  expect(await completed('explain', 'resilience/http')).toContain('resilience/http-call-without-timeout');
  expect((await run(['completion', 'bash'])).stdout).toContain('complete -F');
});

test('completes in a shell that reads the script twice, and says nothing', async () => {
  const { stdout } = await run(['completion', 'bash']);
  const twice = `eval "$1"; eval "$1"; complete -p architect`;
  const bash = spawnSync('bash', ['--norc', '-c', twice, 'bash', stdout], { encoding: 'utf8' });
  expect(bash).toMatchObject({ status: 0, stderr: '', stdout: 'complete -F __architect_complete architect\n' });
  expect((await run(['completion', 'zsh'])).stdout).not.toContain('declare -F');
});

test('every command has an example in its help', async () => {
  const { stdout } = await run(['--help']);
  const named = [...stdout.matchAll(/^ {2}([a-z-]+)(?: [[<]| {2,})/gmu)].map(([, name]) => name ?? '');
  expect(named).toEqual(expect.arrayContaining(['review', 'contract', 'init', 'rules', 'explain', 'doctor']));
  expect(stdout).toContain('\nExamples:\n  architect ');
  for (const name of named.filter((one) => one !== 'help')) {
    expect((await run([name, '--help'])).stdout, name).toMatch(/\nExamples:\n.*architect /u);
  }
});

test('what is typed wrong is told where help is', async () => {
  for (const typed of [['revew'], ['create-app'], ['review', '--format', 'xml'], ['review', '--stagd']]) {
    expect(await run(typed)).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^error: [^]*\nAdd --help /u),
    });
  }
});

test('colours where somebody wants it, and nowhere else', async () => {
  const colored = async (env: NodeJS.ProcessEnv) => (await run(['rules', 'data'], env)).stdout.includes('\u001B[');
  expect(await colored({ FORCE_COLOR: '' })).toBe(true);
  expect(await colored({ FORCE_COLOR: '1' })).toBe(true);
  expect(await colored({ FORCE_COLOR: '0' })).toBe(false);
  expect(await colored({ FORCE_COLOR: undefined })).toBe(false);
});
