import type { Manifest } from './manifest.ts';
import { isArgumentParser, isOfBoth, isOfBrowser, isOfServer } from './packages.ts';
import type { Resolver } from './resolve.ts';

/** What the package or project around a file says of it. */
export interface Project {
  /** Where its code runs; null where nothing tells. */
  readonly ends: 'browser' | 'server' | 'both' | null;
  /** It is a command people start, and no service. */
  readonly isCommand: boolean;
  /** The folder of its manifest. */
  readonly folder: string;
}

/**
 * What is known of the project a file belongs to. A manifest that many projects share says little about one of them:
 * there the files of the project are asked whether they draw.
 */
export function projectOf(resolver: Resolver, path: string): Project {
  const manifest = resolver.manifestOf(path);
  const told = manifest === null ? null : endsOf(manifest);
  const folder = manifest?.folder ?? '';
  const part = resolver.parts.partOf(path);
  if (part === null) return { ends: told, isCommand: manifest !== null && isCommand(manifest), folder };
  const drawn = told === 'both' ? 'both' : 'browser';
  const silent = told === null ? null : 'server';
  return { ends: resolver.parts.draws(part) ? drawn : silent, isCommand: false, folder };
}

/** Where the code of a package runs: the packages it needs to run are asked first, those of its development last. */
function endsOf({ needs, expects, develops }: Manifest): Project['ends'] {
  if (needs.some(isOfBoth)) return 'both';
  for (const names of [needs, expects, develops]) {
    if (names.some(isOfServer)) return 'server';
    if (names.some(isOfBrowser)) return 'browser';
  }
  return null;
}

/** A package that installs a command, and is neither a service nor a library with a command beside it. */
function isCommand({ needs, installsCommand, isLibrary }: Manifest): boolean {
  if (!installsCommand || needs.some(isOfServer)) return false;
  return !isLibrary || needs.some(isArgumentParser);
}
