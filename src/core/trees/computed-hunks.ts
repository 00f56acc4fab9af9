import type { ChangedFile, ChangeSet, Hunk } from '../model/change-set.ts';
import { hunksBetween } from './hunks.ts';

/**
 * Computes the hunks that the host did not give, from the texts that are loaded. The returned function is called with the
 * change set after every fetch, and computes the hunks of each file once.
 */
export function computedHunks(): (changeSet: ChangeSet) => ChangeSet {
  const known = new Map<string, readonly Hunk[]>();
  const completed = (file: ChangedFile, { before, after }: ChangeSet): ChangedFile => {
    if (!file.withoutHunks) return file;
    const name = `${file.before}\0${file.after}`;
    const was = file.before === null ? '' : before.texts[file.before];
    const now = file.after === null ? '' : after.texts[file.after];
    if (was !== undefined && now !== undefined && !known.has(name)) known.set(name, hunksBetween(was, now));
    return { ...file, hunks: known.get(name) ?? [] };
  };
  return (changeSet) => ({ ...changeSet, files: changeSet.files.map((file) => completed(file, changeSet)) });
}
