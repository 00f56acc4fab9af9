import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const project = join(import.meta.dirname, '../..');
/** What is run, and what it is made from. */
const parts = [
  'src',
  'scripts',
  'bin',
  'docs',
  'schemas',
  'test/cases',
  'test/fixtures/rules',
  'package.json',
  'tsconfig.json',
  'README.md',
];
let copy = '';

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'architect-format-'));
  for (const part of parts) cpSync(join(project, part), join(copy, part), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
}, 60_000);
afterAll(() => rmSync(copy, { recursive: true }));

function run(...args: readonly string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8' });
  return { lines: stdout.trim().split('\n'), stderr, status };
}

const orders = `record Customer
  id: text

record Order
  id: text
  total: integer
  customer: Customer
`;

test('a format of its own syntax comes in as one folder, and is compared line by line', { timeout: 120_000 }, () => {
  expect(run('scripts/new.ts', 'contract', 'ledger')).toMatchObject({ status: 0 });
  // What is written beyond the folder is generated, every file of it.
  const generated = run('scripts/generate.ts');
  expect(generated).toMatchObject({ status: 0, stderr: '' });
  expect(generated.lines.map((line) => line.replace('wrote ', ''))).toEqual([
    'src/core/contracts/generated.ts',
    'src/core/model/built-formats.ts',
    'schemas/batch-line.schema.json',
    'schemas/contract-result.schema.json',
  ]);
  writeFileSync(join(copy, 'before.ledger'), orders);
  writeFileSync(
    join(copy, 'after.ledger'),
    orders.replace('  total: integer\n', '').replace('id: text', 'id: integer'),
  );
  const told = run('bin/architect.js', 'contract', 'before.ledger', 'after.ledger', '--format', 'json');
  expect(told.status).toBe(1);
  const { verdict, changes, unread } = JSON.parse(told.lines[0] ?? '') as Record<string, readonly object[]>;
  expect({ verdict, unread }).toEqual({ verdict: 'breaking', unread: [] });
  expect(changes).toMatchObject([
    { rule: 'contract/response-type-changed', before: { file: 'before.ledger', line: 2 }, after: { line: 2 } },
    {
      rule: 'contract/response-field-removed',
      subject: 'before.ledger: Order > total (output)',
      before: { file: 'before.ledger', line: 6 },
      after: { file: 'after.ledger', line: 4 },
    },
  ]);
  writeFileSync(join(copy, 'after.ledger'), `${orders}a line of something else\n`);
  const refused = run('bin/architect.js', 'contract', 'before.ledger', 'after.ledger', '--format', 'json');
  expect(JSON.parse(refused.lines[0] ?? '')).toMatchObject({ unread: [{ file: 'after.ledger', line: 8 }] });
});

test('and the types, and the tests that come with it, hold', { timeout: 120_000 }, () => {
  const compilerOptions = { typeRoots: [join(project, 'node_modules/@types')] };
  const config = { extends: './tsconfig.json', compilerOptions, include: ['src/core/contracts'], exclude: [] };
  writeFileSync(join(copy, 'tsconfig.format.json'), JSON.stringify(config));
  const compiler = join(project, 'node_modules/typescript/bin/tsc');
  expect(run(compiler, '-p', 'tsconfig.format.json')).toMatchObject({ lines: [''], status: 0 });
  expect(readFileSync(join(copy, 'src/core/model/built-formats.ts'), 'utf8')).toContain('ledger: []');
  const vitest = join(project, 'node_modules/vitest/vitest.mjs');
  expect(run(vitest, 'run', 'test/core/contracts/ledger.test.ts')).toMatchObject({ status: 0 });
});
