import type { ConfigText } from '../model/change-set.ts';
import { parseConfig } from './parse.ts';

/** A setting that some file makes. */
export interface Setting {
  /** Its keys as they are written: `agent.dollars.day`. */
  readonly key: string;
  /** Its value, in JSON; null where it stands in another repository, which is not quoted. */
  readonly value: string | null;
  /** The file it comes from, which is the last that says so. */
  readonly from: string;
}

/** What the texts set, the weakest first: of a value that several set the last counts. What is not valid sets nothing. */
export function settingsOf(texts: readonly ConfigText[], ruleIds: readonly string[]): readonly Setting[] {
  const settings = new Map<string, Setting>();
  for (const text of texts) {
    const file = parseConfig(text, ruleIds);
    if ('because' in file) continue;
    for (const { key, value } of leaves(file, '')) {
      // What is accepted adds up, and what a folder sets holds for it alone.
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
