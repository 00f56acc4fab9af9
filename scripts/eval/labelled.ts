import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserProblem } from '../../src/core/model/problem.ts';
import type { EvalCase } from './case.ts';
import { readCaseFile } from './case-file.ts';
import { patched } from './patched.ts';
import { readFiles } from './read-files.ts';

/**
 * The labelled pull requests of a folder: each a folder of its own with `case.json`, `base/`, and `head/` or
 * `change.patch`.
 * @throws UserProblem where there is none, or one is not whole.
 */
export function readLabelled(folder: string): readonly EvalCase[] {
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'case.json')));
  if (names.length === 0) {
    const hint = 'Name a folder of cases, `mutations`, or fetch pull requests of your own: --from-pr OWNER/REPO#1';
    throw new UserProblem('suite', `There is no case in ${folder}.`, hint);
  }
  return names
    .map(({ name }) => readCase(join(folder, name), name))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

function readCase(folder: string, name: string): EvalCase {
  const path = join(folder, 'case.json');
  const file = readCaseFile(path, readFileSync(path, 'utf8'), name);
  const before = readFiles(join(folder, 'base'));
  const patch = ['change.patch', 'patch'].map((one) => join(folder, one)).find((path) => existsSync(path));
  if (!existsSync(join(folder, 'head')) && patch === undefined)
    throw new UserProblem(
      'case',
      `${folder} has no change.`,
      'Put the tree after it into head/, or change.patch there.',
    );
  const after =
    patch === undefined ? readFiles(join(folder, 'head')) : patched(before, patch, readFileSync(patch, 'utf8'));
  const config = file.config === undefined ? (before['.github/architect.yml'] ?? null) : file.config;
  return withValidLabels({ ...file, before, after, config }, path);
}

/**
 * Returns the case if all of its labels are on files that exist.
 * @throws UserProblem if one is not.
 */
export function withValidLabels(whole: EvalCase, title: string): EvalCase {
  const [first] = whole.golden.flatMap(
    ({ places }) => places.find((place) => whole[place.side][place.path] === undefined) ?? [],
  );
  if (first) {
    const said = `${title} has a label on ${first.path}, which is not there ${first.side} the change.`;
    throw new UserProblem('case', said, 'Name the file as it is called on that side.');
  }
  return whole;
}
