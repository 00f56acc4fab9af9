import type { ChangedFile, ChangeSet } from '../../../src/core/model/change-set.ts';
import { hunksBetween } from '../../../src/core/trees/hunks.ts';

/** A change set from texts: a path, and what it was and is; null where it was or is not there. */
export function changeOf(texts: Readonly<Record<string, readonly [string | null, string | null]>>): ChangeSet {
  const entries = Object.entries(texts);
  const side = (index: 0 | 1) => {
    const present = entries.flatMap(([path, pair]) => (pair[index] === null ? [] : [[path, pair[index]] as const]));
    return { paths: present.map(([path]) => path).toSorted(), texts: Object.fromEntries(present), refused: {} };
  };
  return {
    before: side(0),
    after: side(1),
    files: entries.flatMap(([path, [before, after]]): readonly ChangedFile[] => {
      if (before === after) return [];
      const status = before === null ? 'added' : after === null ? 'removed' : 'modified';
      return [
        {
          status,
          before: before === null ? null : path,
          after: after === null ? null : path,
          hunks: hunksBetween(before ?? '', after ?? ''),
        },
      ];
    }),
    configs: [],
    notes: [],
  };
}

/** The same with files around it that did not change and were not fetched, and with a configuration. */
export function changeAmong(
  texts: Parameters<typeof changeOf>[0],
  around: Readonly<Record<string, string>>,
  config: string | undefined,
): ChangeSet {
  const { before, after, ...rest } = changeOf(texts);
  const besides = (side: ChangeSet['after']) => ({
    ...side,
    paths: [...side.paths, ...Object.keys(around)].toSorted(),
  });
  const configs = config === undefined ? [] : [{ path: '.github/architect.yml', folder: '', text: config }];
  return { ...rest, before: besides(before), after: besides(after), configs };
}
