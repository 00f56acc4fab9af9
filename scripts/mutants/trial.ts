import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mutation } from './mutations.ts';

/** Whether the tests noticed a mutation. `slow` means that they did not end in time, which people would notice, too. */
export type Outcome = 'noticed' | 'slow' | 'survived';

/** A copy of the project in which files may be broken. */
export interface Trial {
  try(mutation: Mutation): Outcome;
  /** Whether the tests pass as the files are. From then on they may take three times as long as that took. */
  passes(): boolean;
  remove(): void;
}

/** Folders that are not copied: they were installed, built or written by a run. */
const left = new Set(['node_modules', '.git', 'dist', 'demo', 'evals']);

/** Copies the project, without what is installed. */
export function openTrial(project: string, tests: readonly string[]): Trial {
  const folder = mkdtempSync(join(tmpdir(), 'architect-mutants-'));
  const names = readdirSync(project).filter((name) => !left.has(name));
  for (const name of names) cpSync(join(project, name), join(folder, name), { recursive: true });
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
  let timeout: number | undefined;
  const run = () =>
    spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--bail', '1', ...tests], {
      cwd: folder,
      timeout,
      encoding: 'utf8',
    });
  return {
    passes: () => {
      const start = performance.now();
      const { status } = run();
      timeout = Math.ceil(3 * (performance.now() - start));
      return status === 0;
    },
    try: ({ path, start, end, now }) => {
      const file = join(folder, path);
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, text.slice(0, start) + now + text.slice(end));
      try {
        const { status, error } = run();
        if (error !== undefined) return 'slow';
        return status === 0 ? 'survived' : 'noticed';
      } finally {
        writeFileSync(file, text);
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
