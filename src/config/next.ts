import type { ChangeSet, ConfigText } from '../model/change-set.ts';
import { configFolder, isConfigPath } from '../model/config.ts';

/** The configurations that the change writes anew, in the tree after it. */
export function configPaths({ files }: Pick<ChangeSet, 'files'>): readonly string[] {
  return files.flatMap(({ after }) => (after !== null && isConfigPath(after) ? [after] : []));
}

/** The configuration as it would be once the change is merged; null where the change leaves it as it is. */
export function nextConfigs({ configs, files, after }: ChangeSet): readonly ConfigText[] | null {
  const edited = files.filter(({ before, after: now }) => isConfigPath(before ?? '') || isConfigPath(now ?? ''));
  if (edited.length === 0) return null;
  const gone = new Set(edited.flatMap(({ before, after: now }) => [before, now]));
  const written = configPaths({ files }).flatMap((path): readonly ConfigText[] => {
    const text = after.texts[path];
    return text === undefined ? [] : [{ path, folder: configFolder(path), text }];
  });
  return [...configs.filter(({ path }) => !gone.has(path)), ...written];
}
