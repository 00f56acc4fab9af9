import type { ConfigText } from '../model/change-set.ts';
import { parseConfig } from './parse.ts';

/** A setting that is configured. */
export interface Setting {
  /** Its keys as they are written: `agent.dollars.day`. */
  readonly key: string;
  /** Its value, in JSON; null where it stands in another repository, which is not quoted. */
  readonly value: string | null;
  /** The file that sets it; the last one if several do. */
  readonly from: string;
}

/**
 * The settings of the texts, which are ordered by rising precedence: the last one that sets a value counts. A text that is
 * not valid sets nothing.
 */
export function settingsOf(texts: readonly ConfigText[], ruleIds: readonly string[]): readonly Setting[] {
  const settings = new Map<string, Setting>();
  for (const text of texts) {
    const file = parseConfig(text, ruleIds);
    if (Array.isArray(file)) continue;
    for (const { key, value } of leaves(file, '')) {
      // Acceptances add up, and settings of a folder apply to it alone.
      const place = key === 'accept' || text.folder !== '' ? `${text.path} ${key}` : key;
      settings.set(place, { key, value: text.elsewhere ? null : value, from: text.path });
    }
  }
  return [...settings.values()];
}

function leaves(value: object, at: string): readonly { readonly key: string; readonly value: string }[] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]) => {
    const key = at === '' ? name : `${at}.${name}`;
    if (key === 'accept' && Array.isArray(inner)) return [{ key, value: `${inner.length}` }];
    return typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? leaves(inner, key)
      : [{ key, value: JSON.stringify(inner) }];
  });
}
