import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { newCommand } from '../../scripts/new/command.ts';
import { newContract } from '../../scripts/new/contract.ts';
import { newEvent } from '../../scripts/new/event.ts';
import { newFact } from '../../scripts/new/fact.ts';
import { newLanguage } from '../../scripts/new/language.ts';
import { newRecord } from '../../scripts/new/record.ts';
import { newRule } from '../../scripts/new/rule.ts';
import { newStep } from '../../scripts/new/step.ts';
import * as check from '../house/checks.ts';
import { sourceFile } from '../house/source-file.ts';

const project = join(import.meta.dirname, '../..');
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'architect-new-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function run(...args: readonly string[]) {
  return spawnSync(process.execPath, [join(project, 'scripts', 'new.ts'), ...args], { cwd: folder, encoding: 'utf8' });
}

function written(): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .toSorted();
}

describe('npm run new', () => {
  test('a rule comes with a flagged case and a clean one, and says what is next', () => {
    const { status, stdout } = run('rule', 'resilience/retry-without-backoff');
    expect(status).toBe(0);
    expect(written()).toContain('src/core/rules/resilience/retry-without-backoff.ts');
    const cases = 'test/fixtures/rules/resilience/retry-without-backoff';
    const flagged = readFileSync(join(folder, cases, 'flagged/after/src/pay.ts'), 'utf8');
    expect(flagged).toContain('//~ resilience/retry-without-backoff');
    expect(readFileSync(join(folder, cases, 'clean/after/src/pay.ts'), 'utf8')).not.toContain('~ ');
    expect(stdout).toMatch(/1\. .*\n2\. .*\n3\. npm run generate && npm test/);
  });

  test('a second run refuses and leaves the file as it is', () => {
    run('rule', 'contract/field-renamed');
    const before = written();
    const { status, stderr } = run('rule', 'contract/field-renamed');
    expect(status).toBe(2);
    expect(stderr).toContain('src/core/rules/contract/field-renamed.ts exists already. Nothing was written.');
    expect(written()).toEqual(before);
  });

  test('what it writes has the types the house wants', () => {
    run('rule', 'contract/field-renamed');
    run('rule', 'resilience/retry-without-backoff');
    run('ask', 'operations/restart-needed');
    run('contract', 'raml');
    run('language', 'python');
    run('command', 'pause');
    run('event', 'pull_request_review');
    run('fact', 'manifests/probe-removed');
    run('step', 'quiet');
    run('record', 'acceptance');
    // Two roots that count as one: what is new imports what is there as if it stood beside it.
    const compilerOptions = { rootDirs: [project, folder], typeRoots: [join(project, 'node_modules/@types')] };
    const config = { extends: join(project, 'tsconfig.json'), compilerOptions, include: ['src'], exclude: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    const compiler = join(project, 'node_modules/typescript/bin/tsc');
    const { stdout, status } = spawnSync(process.execPath, [compiler, '-p', folder], { encoding: 'utf8' });
    expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
  });

  test.each([
    ['rule', 'Retry'],
    ['rule', '../../etc/cron'],
    ['ask', '../../etc/cron'],
    ['language', '../python'],
    ['contract', 'Graph QL'],
    ['command', '../pause'],
    ['event', 'pull-request-review'],
    ['fact', 'probes/removed'],
    ['fact', 'manifests/probe/removed'],
    ['step', '../quiet'],
    ['record', 'Acceptance'],
    ['constructor', 'orders'],
    ['rule', ''],
  ])('%s `%s` is refused and nothing is written', (kind, name) => {
    expect(run(kind, name).status).toBe(2);
    expect(written()).toEqual([]);
  });
});

test.each([
  ['contract rule', newRule('contract/field-renamed')],
  ['service rule', newRule('resilience/retry-without-backoff')],
  ['language', newLanguage('python')],
  ['contract format', newContract('raml')],
  ['command', newCommand('pause')],
  ['event', newEvent('pull_request_review')],
  ['kind of fact', newFact('manifests/probe-removed')],
  ['verify step', newStep('quiet')],
  ['record', newRecord('acceptance')],
])('a new %s keeps the rules of the house', (_, { files }) => {
  const sources = Object.entries(files)
    .filter(([path]) => path.startsWith('src/'))
    .map(([path, text]) => sourceFile(path, text));
  expect(sources.length).toBeGreaterThan(0);
  for (const judge of [check.forbiddenImports, check.drawersFound, check.impurities, check.anonymous]) {
    expect(judge(sources)).toEqual([]);
  }
  for (const { path, imports } of sources) {
    for (const { specifier } of imports) {
      const target = join(dirname(path), specifier);
      expect(Object.hasOwn(files, target) || existsSync(join(project, target)), specifier).toBe(true);
    }
  }
});
