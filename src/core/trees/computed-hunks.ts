import type { ChangedFile, ChangeSet, Hunk } from '../model/change-set.ts';
import { hunksBetween } from './hunks.ts';

/**
 * Finds the hunks nobody told, from the texts that were brought. The same function is given one change set after the
 * other, each with more texts, and looks at each file once.
 */
export function computedHunks(): (changeSet: ChangeSet) => ChangeSet {
  const known = new Map<string, readonly Hunk[]>();
  const told = (file: ChangedFile, { before, after }: ChangeSet): ChangedFile => {
    if (!file.untold) return file;
    const name = `${file.before}\0${file.after}`;
    const was = file.before === null ? '' : before.texts[file.before];
    const now = file.after === null ? '' : after.texts[file.after];
    if (was !== undefined && now !== undefined && !known.has(name)) known.set(name, hunksBetween(was, now));
    return { ...file, hunks: known.get(name) ?? [] };
  };
  return (changeSet) => ({ ...changeSet, files: changeSet.files.map((file) => told(file, changeSet)) });
}
