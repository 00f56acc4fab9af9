import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The folder with the cases by others: the one that is named, else `CORPORA` in the environment, else a folder called
 * `corpora` in the project or in a folder beside it. Null where there is none: the cases are not part of the project.
 */
export function findCorpora(named: string | undefined, project: string): string | null {
  const asked = named ?? process.env['CORPORA'];
  if (asked) return existsSync(asked) ? resolve(asked) : null;
  const around = join(project, '..');
  const beside = readdirSync(around, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(around, entry.name, 'corpora'));
  return [join(project, 'corpora'), ...beside].find((folder) => existsSync(folder)) ?? null;
}
