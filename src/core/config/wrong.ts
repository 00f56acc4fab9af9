import type { ChangeSet } from '../model/change-set.ts';
import { isConfigPath } from '../model/config.ts';
import type { Unread } from '../model/contract.ts';

/**
 * What is wrong with the configuration of the base, and with the one that the change would make of it, each said once.
 * Only what stands in the head of this repository is told by its line: notes are put there.
 */
export function wrongConfigs(
  now: readonly Unread[],
  next: readonly Unread[],
  { files }: Pick<ChangeSet, 'files'>,
): readonly Unread[] {
  const edited = new Set(files.flatMap(({ before, after }) => [before, after]));
  const known = new Set(next.map(wordsOf));
  const base = now
    .filter((one) => !known.has(wordsOf(one)))
    .map((one) => {
      if (edited.has(one.file)) return inWords(one, 'before the change');
      return isConfigPath(one.file) ? one : inWords(one, '');
    });
  return [...base, ...next.map((one) => (isConfigPath(one.file) ? one : inWords(one, '')))];
}

function wordsOf({ file, because }: Unread): string {
  return JSON.stringify([file, because]);
}

/** Of the same problem, with its line and where that is in words. */
function inWords({ line, because, ...rest }: Unread, where: string): Unread {
  const place = [where, ...(line === undefined ? [] : [`line ${line}`])].filter((part) => part !== '').join(', ');
  return { ...rest, because: place === '' ? because : `${place}: ${because}` };
}
