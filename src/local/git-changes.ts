import { parsePatch } from 'diff';
import type { ChangedFile, Hunk } from '../model/change-set.ts';
import { type Git, GitFailed } from './git.ts';
import { hunkOf } from './hunks.ts';

const safely = ['--no-color', '--no-ext-diff', '--no-textconv', '--ignore-submodules=all', '-M', '--full-index'];

/** What differs between two commits, with git's own hunks and renames. */
export async function changesBetween(
  git: Git,
  before: string,
  after: string,
): Promise<{ readonly files: readonly ChangedFile[]; readonly notes: readonly string[] }> {
  const raw = await git.run(['diff', '--raw', '-z', ...safely, before, after, '--']);
  const files = rawFiles(raw.toString('utf8'));
  try {
    const args = ['diff', '-U3', '--src-prefix=a/', '--dst-prefix=b/', ...safely, before, after, '--'];
    const hunks = hunksByName((await git.run(args)).toString('utf8'));
    return { files: files.map((file) => ({ ...file, hunks: hunks.get(nameOf(file)) ?? [] })), notes: [] };
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    const note = `The lines of this change could not be told apart (git: ${error.said}); no comment stands on a line.`;
    return { files, notes: [note] };
  }
}

/** Links and submodules have no lines of their own to comment on. */
const notAFile = /^:?(120000|160000)$/;

function rawFiles(raw: string): readonly ChangedFile[] {
  const fields = raw.split('\0');
  const files: ChangedFile[] = [];
  for (let index = 0; fields[index]?.startsWith(':');) {
    const [modeBefore = '', modeAfter = '', , , letter = ''] = fields[index++]?.split(' ') ?? [];
    const before = fields[index++] ?? '';
    const after = /^[RC]/.test(letter) ? (fields[index++] ?? '') : before;
    if (notAFile.test(modeBefore) || notAFile.test(modeAfter)) continue;
    if (letter.startsWith('A')) files.push({ status: 'added', before: null, after, hunks: [] });
    else if (letter.startsWith('D')) files.push({ status: 'removed', before, after: null, hunks: [] });
    else files.push({ status: letter.startsWith('R') ? 'renamed' : 'modified', before, after, hunks: [] });
  }
  return files;
}

function hunksByName(patch: string): ReadonlyMap<string, readonly Hunk[]> {
  const hunks = new Map<string, readonly Hunk[]>();
  for (const file of parsePatch(patch)) {
    const before = file.oldFileName === '/dev/null' ? null : (file.oldFileName?.slice(2) ?? null);
    const after = file.newFileName === '/dev/null' ? null : (file.newFileName?.slice(2) ?? null);
    hunks.set(nameOf({ before, after }), file.hunks.map(hunkOf));
  }
  return hunks;
}

function nameOf({ before, after }: Pick<ChangedFile, 'before' | 'after'>): string {
  return `${before ?? ''}\0${after ?? ''}`;
}
