import type { ChangeSet } from '../model/change-set.ts';
import { isConfigPath } from '../model/config.ts';
import type { Unread } from '../model/contract.ts';

/**
 * The problems of the configuration of the base (`now`) and of the one that results from the change (`next`), each once.
 * Only problems in files of the head keep their `line`, because notes are placed there; other lines are part of the text.
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

/** The problem with its line, and where it is, in the text. */
function inWords({ line, because, ...rest }: Unread, where: string): Unread {
  const place = [where, ...(line === undefined ? [] : [`line ${line}`])].filter((part) => part !== '').join(', ');
  return { ...rest, because: place === '' ? because : `${place}: ${because}` };
}
