import type { Fact } from '../../model/fact.ts';
import type { Case } from './case.ts';
import { foldersOf, nearestFirst } from './nearest-first.ts';
import type { Surroundings } from './surroundings.ts';
import { cutLines } from '../text/cut.ts';
import { linesOf, shown } from '../text/lines.ts';

/** A document as it is shown. */
export interface Document {
  readonly path: string;
  readonly text: string;
}

/** How many documents of one name are shown. */
const mostOfName = 2;
/** The most of one document, in bytes. */
const mostOfDocument = 5_000;

/**
 * The documents that the questions of this change name (`reads`), from the folders around its files, the nearest first:
 * the start of each. Those that the change edits are in its diff already, and questions that are not raised need none.
 */
export async function documentsFor(
  {
    questions,
    files,
    changed,
    trees,
    raisesLow,
  }: Pick<Case, 'questions' | 'files' | 'changed' | 'trees' | 'raisesLow'>,
  facts: readonly Fact[],
  surroundings: Surroundings,
): Promise<readonly Document[]> {
  const kinds = new Set(facts.map(({ kind }) => kind));
  const asked = Object.values(questions).filter(
    ({ requires, severity }) =>
      (raisesLow || severity !== 'low') && (requires?.some((kind) => kinds.has(kind)) ?? true),
  );
  const names = [...new Set(asked.flatMap(({ reads = [] }) => reads))];
  if (names.length === 0) return [];
  const around = foldersOf(files);
  const near = nearestFirst(
    trees.after.paths().filter((path) => around.has(path.slice(0, Math.max(0, path.lastIndexOf('/'))))),
    files,
  );
  const own = new Set(changed);
  const unchanged = near.filter((path) => !own.has(path));
  const paths = names.flatMap((name) => {
    const called = new RegExp(`(?:^|/)${name}(?:\\.(?:md|rst|adoc|txt))?$`, 'i');
    return unchanged.filter((path) => called.test(path)).slice(0, mostOfName);
  });
  const looked = await surroundings.look('after', paths);
  return paths.flatMap((path) => {
    const one = looked.get(path) ?? null;
    if (one === null || 'refused' in one) return [];
    const lines = linesOf(one.text).map((line, index) => `a${index + 1} | ${shown(line)}`);
    return [{ path, text: cutLines(lines, mostOfDocument) }];
  });
}
