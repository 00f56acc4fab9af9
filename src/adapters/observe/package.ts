import { readFileSync } from 'node:fs';

/** What this is called on npm, and which version it is. */
export function readPackage(): { readonly name: string; readonly version: string } {
  return JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
}
