import { readFileSync } from 'node:fs';
import { readConfig } from '../../core/config/index.ts';
import type { ConfigText } from '../../core/model/change-set.ts';
import type { Unread } from '../../core/model/contract.ts';
import { UserProblem } from '../../core/model/problem.ts';
import { plain } from '../../core/report/words/escape.ts';
import { rules } from '../../core/rules/index.ts';

/**
 * The configuration file that a person named; null if none was named.
 * @throws UserProblem if it cannot be read, or is not valid.
 */
export function namedConfig(path: string | null): ConfigText | null {
  if (path === null) return null;
  const text = { path, folder: '', text: readText(path) };
  const [first, ...others] = readConfig([text], Object.keys(rules)).unread;
  if (first === undefined) return text;
  const lines = [first.fix, ...others.map((one) => `${said(one)} ${one.fix}`)];
  throw new UserProblem('config', said(first), lines.map(plain).join('\n'));
}

function said({ file, line, because }: Unread): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${because}.`;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserProblem('config', `${path} could not be read (${code}).`, 'Name a file that exists with --config.');
  }
}
