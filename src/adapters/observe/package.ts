import { readFileSync } from 'node:fs';

/** The name and version of this package. */
export function readPackage(): { readonly name: string; readonly version: string } {
  return JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'));
}
