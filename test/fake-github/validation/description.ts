import { readFileSync } from 'node:fs';
import { departures } from './departures.ts';

/** A JSON Schema, or a part of the description. */
export type Schema = { [key: string]: unknown };

/** GitHub's own description of its API. */
export interface Description {
  readonly paths: Record<string, Record<string, Schema>>;
  readonly 'x-webhooks': Record<string, { post: Schema }>;
  readonly components: Record<string, Record<string, Schema>>;
}

let loaded: Description | null = null;

/** The description, read once, and corrected where the real host is known to answer otherwise. */
export function description(): Description {
  if (loaded) return loaded;
  // The package's own entry would parse all ten of its descriptions.
  const file = new URL('../../../node_modules/@octokit/openapi/generated/api.github.com.json', import.meta.url);
  loaded = JSON.parse(readFileSync(file, 'utf8')) as Description;
  for (const { at, says } of departures) {
    let node = loaded as unknown as Schema;
    for (const key of at) node = node[key] as Schema;
    if (says === 'null') node['nullable'] = true;
    else if (says === 'another word') delete node['enum'];
    else {
      node['anyOf'] = node['allOf'];
      delete node['allOf'];
    }
  }
  return loaded;
}

/** What `#/components/...` points to. */
export function referenced(ref: string): Schema {
  const [, , group = '', name = ''] = ref.split('/');
  const found = description().components[group]?.[name.replaceAll('~1', '/').replaceAll('~0', '~')];
  if (!found) throw new Error(`GitHub's description has no ${ref}`);
  return found;
}
