import { readFileSync } from 'node:fs';
import { readConfig } from '../../core/config/index.ts';
import type { ConfigText } from '../../core/model/change-set.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { rules } from '../../core/rules/index.ts';

/**
 * The configuration a person named; null where none was. Whoever names one means it.
 * @throws UserProblem where it cannot be read, or is not valid.
 */
export function namedConfig(path: string | null): ConfigText | null {
  if (path === null) return null;
  const text = { path, folder: '', text: readText(path) };
  const [wrong] = readConfig([text], Object.keys(rules)).unread;
  if (wrong === undefined) return text;
  const { file, line, because, fix } = wrong;
  throw new UserProblem('config', `${file}${line === undefined ? '' : `:${line}`}: ${because}.`, fix);
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserProblem('config', `${path} could not be read (${code}).`, 'Name a file that exists with --config.');
  }
}
