import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import * as check from './checks.ts';
import { packages } from './import-table.ts';
import { projectFiles, type SourceFile, sourceFile } from './source-file.ts';

const root = join(import.meta.dirname, '../..');
const src = projectFiles(root, ['src']);
const everything = [
  ...src,
  ...projectFiles(
    root,
    ['test', 'scripts', 'bin'].filter((folder) => existsSync(join(root, folder))),
  ),
];

describe('the house', () => {
  test('no folder imports what it may not', () => expect(check.forbiddenImports(src)).toEqual([]));
  test('no import comes back to where it began', () => expect(check.cycles(src)).toEqual([]));
  test('nothing is a drawer', () => expect(check.drawersFound(everything)).toEqual([]));
  test('the core has no clock, environment, console or I/O', () => expect(check.impurities(src)).toEqual([]));
  test('no comment promises work', () => expect(check.promises(everything)).toEqual([]));
  test('only collections export by default', () => expect(check.anonymous(src)).toEqual([]));
  test('nothing is a barrel', () => expect(check.barrels(src)).toEqual([]));
  test('every export says what it promises', () => expect(check.undocumented(src)).toEqual([]));
  test('ARCHITECTURE.md has a row for every folder, with its packages', () => {
    const rows = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) => line.split('|').map((cell) => cell.trim()));
    const told = (folder: string) =>
      rows.some(([, folders, listed]) => folders?.includes(`\`${folder}\``) && listed === said(packages[folder] ?? []));
    const folders = new Set(
      src.map(({ path }) => check.folderOf(path)).filter((folder) => !folder.endsWith('.ts') || packages[folder]),
    );
    expect([...folders].filter((folder) => !told(folder))).toEqual([]);
  });
  test('no file is too long', () => {
    console.info(`${src.length} files in src/, median ${check.median(src)} lines`);
    expect(check.tooLong(everything)).toEqual([]);
  });
});

/** The packages of a folder as the page lists them. */
function said(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  return names.map((name) => (name === 'node:*' ? 'Node' : name === '*' ? 'any' : name)).join(', ');
}

/** What each check says to a small breach, so that none of them passes because it looks at nothing. */
const breaches: readonly {
  readonly name: keyof typeof check;
  readonly files: Readonly<Record<string, string>>;
  readonly says: RegExp;
}[] = [
  {
    name: 'forbiddenImports',
    files: { 'src/core/rules/data/total.ts': "import type { Order } from '../../contracts/order.ts';\n" },
    says: /^src\/core\/rules\/data\/total\.ts:1 `core\/rules` may not import `core\/contracts`/,
  },
  {
    name: 'forbiddenImports',
    files: { 'src/core/systems/order.ts': "\n\ntype Fs = typeof import('node:fs');\n" },
    says: /^src\/core\/systems\/order\.ts:3 `core\/systems` may not import `node:fs`/,
  },
  {
    name: 'forbiddenImports',
    files: { 'src/orders/order.ts': '' },
    says: /:1 is in no layer: move it into one of core/,
  },
  {
    name: 'forbiddenImports',
    files: { 'src/core/read.ts': "import { local } from '../adapters/local/git.ts';" },
    says: /`core\/read.ts` may not import `adapters\/local`, which is in a layer above/,
  },
  {
    name: 'forbiddenImports',
    files: { 'src/adapters/jobs/order.ts': "import type { Host } from '../github/client/host.ts';" },
    says: /`adapters\/jobs` may not import `adapters\/github`/,
  },
  {
    name: 'forbiddenImports',
    files: { 'src/core/model/order.ts': "import { lines } from '../texts/lines.ts';" },
    says: /`core\/model` may not import `core\/texts` \(it may import: nothing\)/,
  },
  {
    name: 'forbiddenImports',
    files: { 'src/core/model/order.ts': "export * from '../../../test/order.ts';" },
    says: /outside src/,
  },
  {
    name: 'cycles',
    files: {
      'src/core/model/order.ts': "import type { Line } from './line.ts';",
      'src/core/model/line.ts': "export type { Order } from './order.ts';",
    },
    says: /order\.ts -> src\/core\/model\/line\.ts -> src\/core\/model\/order\.ts/,
  },
  { name: 'drawersFound', files: { 'src/core/model/order-utils.ts': '' }, says: /:1 is a drawer/ },
  {
    name: 'drawersFound',
    files: { 'src/core/model/order.ts': 'class OrderManager {}' },
    says: /`OrderManager` says nothing/,
  },
  {
    name: 'impurities',
    files: { 'src/core/verify/paid.ts': 'const day = new Date();' },
    says: /:1 `new Date\(\)` in the core/,
  },
  {
    name: 'impurities',
    files: { 'src/core/verify/paid.ts': '\nconst day = Date.now();' },
    says: /:2 `Date\.now` in the core/,
  },
  {
    name: 'impurities',
    files: { 'src/core/verify/paid.ts': 'const day = Date();' },
    says: /:1 `Date\(\)` in the core/,
  },
  {
    name: 'impurities',
    files: { 'src/core/verify/paid.ts': 'const id = crypto.randomUUID();' },
    says: /:1 `crypto` in the core/,
  },
  { name: 'impurities', files: { 'src/core/report/paid.ts': 'const all = { fetch };' }, says: /`fetch` in the core/ },
  {
    name: 'impurities',
    files: { 'src/core/report/paid.ts': 'export const home = process.env.HOME;' },
    says: /`process` in the core/,
  },
  { name: 'tooLong', files: { 'src/core/model/order.ts': '\n'.repeat(401) }, says: /has 401 lines/ },
  { name: 'promises', files: { 'src/core/model/order.ts': '// TODO: taxes' }, says: /:1 do it now/ },
  { name: 'anonymous', files: { 'src/core/model/order.ts': 'export default 1;' }, says: /exports by default/ },
  { name: 'barrels', files: { 'src/core/model/index.ts': "export * from './order.ts';" }, says: /is a barrel/ },
  {
    name: 'barrels',
    files: { 'src/core/model/index.ts': "import { total } from './order.ts';\nexport { total };" },
    says: /is a barrel/,
  },
  {
    name: 'undocumented',
    files: { 'src/core/model/order.ts': '/* no doc */\nexport const total = 1;' },
    says: /:2 says nothing/,
  },
];

describe('the checks', () => {
  test.each(breaches)('$name finds its breach', ({ name, files, says }) => {
    const run = check[name] as (files: readonly SourceFile[]) => string[];
    const found = run(Object.entries(files).map(([path, text]) => sourceFile(path, text)));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(says);
  });

  test('what only looks like a breach is left alone', () => {
    const file = sourceFile(
      'src/core/model/order.ts',
      [
        "import { performance } from './performance.ts';",
        '/** What a file of ours exports. */',
        'export const all = { performance };',
        "/** Where orders come from: 'process.env', console, Date.now(). */",
        "export const places = ['fetch', 'console'] as const;",
        'export type Place = (typeof places)[number];',
        '/** Pays on a day that is given. */',
        'export interface World { fetch(day: Date): void }',
        '/** Pays. */',
        'export const pay = (world: World, day: string) => world.fetch(new Date(day));',
      ].join('\n'),
    );
    const all = [check.forbiddenImports, check.impurities, check.promises, check.undocumented, check.drawersFound];
    expect(all.flatMap((run) => run([file]))).toEqual([]);
  });
});
