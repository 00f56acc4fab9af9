import type { Publication } from '../../model/publication.ts';
import { explanation } from './explanation.ts';
import { sayUnread } from './coverage.ts';
import { code } from '../words/escape.ts';
import { firstOf } from '../words/phrase.ts';

/** The findings in some files and folders of a change, and what of them was not read. */
export function findingsIn(
  { verified, coverage }: Pick<Publication, 'verified' | 'coverage'>,
  paths: readonly string[],
  head: string,
): string {
  const isIn = (file: string) => paths.some((path) => path === '' || file === path || file.startsWith(`${path}/`));
  const read = Object.values(coverage.read).flat();
  const files = [...read, ...coverage.seen.map(({ path }) => path), ...coverage.unread.map(({ file }) => file)];
  const named = firstOf(
    paths.map((path) => code(path === '' ? '.' : path)),
    5,
  );
  const found = verified.filter(({ finding }) => isIn(finding.path));
  if (found.length === 0 && !files.some(isIn)) return `This change has nothing in ${named} that is read here.`;
  const unread = coverage.unread.filter(({ file }) => isIn(file));
  return [`In ${named}:`, explanation(null, found, head), ...sayUnread({ ...coverage, unread, notes: [] })].join(
    '\n\n',
  );
}
