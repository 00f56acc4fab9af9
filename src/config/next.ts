import type { ChangeSet, ConfigText } from '../model/change-set.ts';
import { configFolder, isConfigPath } from '../model/config.ts';

/** The configuration as it would be once the change is merged; null where the change leaves it as it is. */
export function nextConfigs({ configs, files, after }: ChangeSet): readonly ConfigText[] | null {
  const edited = files.filter(({ before, after: now }) => isConfigPath(before ?? '') || isConfigPath(now ?? ''));
  if (edited.length === 0) return null;
  const gone = new Set(edited.flatMap(({ before, after: now }) => [before, now]));
  const written = edited.flatMap(({ after: path }): readonly ConfigText[] => {
    const text = path !== null && isConfigPath(path) ? after.texts[path] : undefined;
    return path === null || text === undefined ? [] : [{ path, folder: configFolder(path), text }];
  });
  return [...configs.filter(({ path }) => !gone.has(path)), ...written];
}
