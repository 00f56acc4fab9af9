import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../..');
const sources = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'src', 'scripts', 'README.md', 'LICENSE'];

describe('what npm packs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'package-'));
  const clone = join(folder, 'clone');
  const installed = join(folder, 'package');
  let files: readonly string[] = [];

  beforeAll(() => {
    for (const path of [...sources, ...manifest.files.filter((path) => path !== 'dist')]) {
      cpSync(join(root, path), join(clone, path), { recursive: true });
    }
    symlinkSync(join(root, 'node_modules'), join(clone, 'node_modules'));
    execFileSync(process.execPath, ['scripts/build.ts'], { cwd: clone, stdio: 'inherit' });
    const packed = JSON.parse(
      execFileSync('npm', ['pack', '--json', '--pack-destination', folder], { cwd: clone, encoding: 'utf8' }),
    ) as readonly { filename: string; files: readonly { path: string }[] }[];
    const [{ filename, files: inside } = { filename: '', files: [] }] = packed;
    files = inside.map(({ path }) => path);
    execFileSync('tar', ['-xzf', join(folder, filename), '-C', folder]);
    symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'));
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('is what runs and what people read, and nothing that builds or tests it', () => {
    const named = [...manifest.files, 'package.json', 'README.md', 'LICENSE'];
    expect(files.filter((path) => !named.includes(path.replace(/\/.*$/u, '')))).toEqual([]);
    expect(named.filter((name) => !files.some((path) => path === name || path.startsWith(`${name}/`)))).toEqual([]);
    expect(files.filter((path) => /\.ts$|\.map$|\.env|\.test\./u.test(path))).toEqual([]);
    expect(files).toContain('dist/grammars/tree-sitter-typescript.wasm');
  });

  test('runs where it is installed', () => {
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, [join(installed, 'bin/architect.js'), ...args], { cwd: folder, encoding: 'utf8' });
    expect(run('--version').stdout).toBe(`${manifest.version}\n`);
    for (const [side, timeout] of [
      ['before', ', { signal: AbortSignal.timeout(3000) }'],
      ['after', ''],
    ] as const) {
      mkdirSync(join(folder, side));
      const code = `export const stock = () => fetch('http://warehouse/stock'${timeout});\n`;
      writeFileSync(join(folder, side, 'stock.ts'), code);
    }
    const { stdout, stderr } = run('review', 'before', 'after');
    expect(stdout, stderr).toContain('resilience/http-call-without-timeout');
  });

  test('is published under a name of ours, with the command `architect` alone', () => {
    expect(manifest.name).toMatch(/^@[a-z-]+\/architect$/u);
    expect(Object.keys(manifest.bin)).toEqual(['architect']);
    expect('private' in manifest).toBe(false);
  });

  test('needs the Node that the README names', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(readme).toContain(`You need Node ${manifest.engines.node.replace('>=', '')} or newer.`);
    expect(readme).toContain('`EBADENGINE`');
    expect(readme).toContain(`npx ${manifest.name}`);
  });
});
