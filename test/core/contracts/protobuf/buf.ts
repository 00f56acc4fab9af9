import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** The binary of buf that comes inside its package; null where it was not installed for this machine. */
export function findBuf(): string | null {
  try {
    const require = createRequire(import.meta.url);
    const folder = dirname(require.resolve('@bufbuild/buf/package.json'));
    const name = `@bufbuild/buf-${process.platform}-${process.arch}/package.json`;
    const path = join(dirname(createRequire(join(folder, 'package.json')).resolve(name)), 'bin/buf');
    return existsSync(path) ? path : null;
  } catch {
    return null;
  }
}

/** What buf says of a change. */
export interface Annotation {
  readonly type: string;
  readonly path?: string;
  readonly message: string;
}

/** What `buf breaking` finds between two trees by these rules and categories, or as the trees configure it (null). @throws Error where it cannot compile one of them. */
export function askBuf(
  buf: string,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
  use: readonly string[] | null,
): readonly Annotation[] {
  const folder = mkdtempSync(join(tmpdir(), 'judge-'));
  try {
    for (const [side, texts] of [
      ['before', before],
      ['after', after],
    ] as const) {
      for (const [path, text] of Object.entries(texts)) {
        mkdirSync(dirname(join(folder, side, path)), { recursive: true });
        writeFileSync(join(folder, side, path), text);
      }
    }
    const config = use && ['--config', JSON.stringify({ version: 'v2', breaking: { use } })];
    const given = ['breaking', '.', '--against', '../before', '--error-format', 'json', ...(config ?? [])];
    const env = { ...process.env, BUF_CACHE_DIR: join(folder, 'cache') };
    const { stdout, stderr, status } = spawnSync(buf, given, { cwd: join(folder, 'after'), encoding: 'utf8', env });
    const found = stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as Annotation]));
    if ((status !== 0 && status !== 100) || found.some(({ type }) => type === 'COMPILE')) {
      throw new Error(`buf cannot compare them: ${stdout.slice(0, 800)}${stderr.slice(0, 800)}`);
    }
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** All rules of buf that are in a category, by name. */
export function bufRuleList(buf: string): Readonly<Record<string, readonly string[]>> {
  const { stdout } = spawnSync(buf, ['config', 'ls-breaking-rules', '--version', 'v2', '--format', 'json'], {
    encoding: 'utf8',
  });
  const rules = stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as BufRule]));
  return Object.fromEntries(rules.map(({ id, categories }) => [id, categories]));
}

interface BufRule {
  readonly id: string;
  readonly categories: readonly string[];
}
