import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserProblem } from '../../../src/core/model/problem.ts';
import type { Files } from '../case.ts';
import type { FetchedCase } from './fetch-case.ts';
import { isSafe } from './wanted.ts';

/**
 * Writes a case to a folder of its own.
 * @throws UserProblem where the folder is there already: it may have labels by now.
 */
export function writeCase(folder: string, { before, after, file }: FetchedCase): void {
  if (existsSync(folder))
    throw new UserProblem('case', `${folder} is there already.`, 'Remove it, or name another folder with --into.');
  for (const [side, files] of [
    ['base', before],
    ['head', after],
  ] as const) {
    mkdirSync(join(folder, side), { recursive: true });
    writeFiles(join(folder, side), files);
  }
  writeFileSync(join(folder, 'case.json'), `${JSON.stringify(file, null, 2)}\n`);
}

function writeFiles(folder: string, files: Files): void {
  for (const [path, text] of Object.entries(files)) {
    if (!isSafe(path)) continue;
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
