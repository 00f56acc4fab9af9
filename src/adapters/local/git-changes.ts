import { parsePatch } from 'diff';
import type { ChangedFile, Hunk } from '../../core/model/change-set.ts';
import { type Git, GitFailed } from './git.ts';
import { hunkOf } from '../../core/trees/hunks.ts';
import { linkMode, submoduleMode } from '../../core/trees/store.ts';

const safely = ['--no-color', '--no-ext-diff', '--no-textconv', '--ignore-submodules=all', '-M', '--full-index'];

/**
 * What differs between two commits, with git's own hunks and renames. The change itself can switch diffs off (`*.ts
 * -diff` in its `.gitattributes`): such a file is marked, because code without changed lines would not be reviewed.
 */
export async function changesBetween(git: Git, before: string, after: string): Promise<readonly ChangedFile[]> {
  const raw = await git.run(['diff', '--raw', '-z', ...safely, before, after, '--']);
  const entries = rawEntries(raw.toString('utf8'));
  const hunks = await hunksOfGit(git, before, after);
  return entries.map(({ file, edited }) => {
    const known = hunks.get(nameOf(file)) ?? [];
    return { ...file, hunks: known, ...(edited && known.length === 0 && { withoutHunks: true }) };
  });
}

interface Entry {
  readonly file: ChangedFile;
  /** Whether the content differs; false for a mere rename or mode change. */
  readonly edited: boolean;
}

function rawEntries(raw: string): readonly Entry[] {
  const fields = raw.split('\0');
  const entries: Entry[] = [];
  for (let index = 0; fields[index]?.startsWith(':');) {
    const [modeBefore = '', modeAfter = '', idBefore, idAfter, letter = ''] = (fields[index++] ?? '')
      .slice(1)
      .split(' ');
    const from = fields[index++] ?? '';
    const to = /^[RC]/.test(letter) ? (fields[index++] ?? '') : from;
    const before = isThere(modeBefore) ? from : null;
    const after = isThere(modeAfter) ? to : null;
    // A link that stays a link has no lines.
    if ((before === null && after === null) || (modeBefore === linkMode && modeAfter === linkMode)) continue;
    const status = before === null ? 'added' : after === null ? 'removed' : from === to ? 'modified' : 'renamed';
    entries.push({ file: { status, before, after, hunks: [] }, edited: idBefore !== idAfter });
  }
  return entries;
}

function isThere(mode: string): boolean {
  return mode !== '000000' && mode !== submoduleMode;
}

/** The hunks by file name; none for files git gives no hunks of. */
async function hunksOfGit(git: Git, before: string, after: string): Promise<ReadonlyMap<string, readonly Hunk[]>> {
  try {
    const args = ['diff', '-U3', '--src-prefix=a/', '--dst-prefix=b/', ...safely, before, after, '--'];
    return hunksByName((await git.run(args)).toString('utf8'));
  } catch (error) {
    if (!(error instanceof GitFailed)) throw error;
    return new Map();
  }
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
