import type { ChangeSet, ConfigText } from '../model/change-set.ts';
import { configFolder, isConfigPath } from '../model/config.ts';
import { extendsOf, type ReadConfig, readConfig } from './index.ts';

/** The configuration as it would be once the change is merged. */
export interface NextConfig extends ReadConfig {
  /** Why it is not fully known: a text is not valid, or extends a file that is not loaded; null if it is known. */
  readonly unknown: 'not-valid' | 'extends' | null;
}

/** The paths of the configuration files that the change adds or edits. */
export function configPaths({ files }: Pick<ChangeSet, 'files'>): readonly string[] {
  return files.flatMap(({ after }) => (after !== null && isConfigPath(after) ? [after] : []));
}

/** Reads the configuration that would result from the change; null if the change does not touch it. */
export function nextConfig(changeSet: ChangeSet, ruleIds: readonly string[]): NextConfig | null {
  const texts = nextConfigs(changeSet);
  if (texts === null) return null;
  const read = readConfig(texts, ruleIds);
  const edited = configPaths(changeSet);
  const isWrong = read.unread.some(({ file }) => edited.includes(file));
  const extended = (configs: readonly ConfigText[]) => JSON.stringify(configs.flatMap(extendsOf));
  const isKnown = extended(texts) === extended(changeSet.configs);
  return { ...read, unknown: isWrong ? 'not-valid' : isKnown ? null : 'extends' };
}

/** The texts of the configuration once the change is merged; null if the change does not touch them. */
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
