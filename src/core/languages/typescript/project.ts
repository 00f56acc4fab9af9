import type { Manifest } from './manifest.ts';
import { isArgumentParser, isOfBoth, isOfBrowser, isOfServer } from './packages.ts';
import type { Resolver } from './resolve.ts';

/** What the package or project around a file says about it. */
export interface Project {
  /** Where its code runs; null if unknown. */
  readonly runsIn: 'browser' | 'server' | 'both' | null;
  /** It is a command-line tool, and no service. */
  readonly isCommand: boolean;
  /** The folder of its manifest. */
  readonly folder: string;
}

/**
 * The project that a file belongs to. If many projects share a manifest, it says little about each of them, and the files
 * of the project decide whether it runs in a browser.
 */
export function projectOf(resolver: Resolver, path: string): Project {
  const manifest = resolver.manifestOf(path);
  const known = manifest === null ? null : runsInOf(manifest, resolver.parts.hasPage(manifest.folder));
  const folder = manifest?.folder ?? '';
  const part = resolver.parts.partOf(path);
  if (part === null) return { runsIn: known, isCommand: manifest !== null && isCommand(manifest), folder };
  const drawn = known === 'both' ? 'both' : 'browser';
  const silent = known === null ? null : 'server';
  return { runsIn: resolver.parts.rendersUi(part) ? drawn : silent, isCommand: false, folder };
}

/** Where the code of a package runs, by the packages it depends on: those at run time count first, those of development last. */
function runsInOf({ runtimePackages, peerPackages, devPackages }: Manifest, hasPage: boolean): Project['runsIn'] {
  if (runtimePackages.some(isOfBoth)) return 'both';
  const atRunTime = endOf(runtimePackages) ?? endOf(peerPackages);
  if (atRunTime !== null) return atRunTime;
  // What Vite builds from a page may have a server beside it for development.
  const isBuilt = hasPage && [...runtimePackages, ...devPackages].includes('vite');
  return isBuilt ? 'browser' : endOf(devPackages);
}

function endOf(names: readonly string[]): 'browser' | 'server' | null {
  if (names.some(isOfServer)) return 'server';
  return names.some(isOfBrowser) ? 'browser' : null;
}

/** Whether a package is a command: it installs one, and is neither a service nor a library that also has one. */
function isCommand({ runtimePackages, installsCommand, isLibrary }: Manifest): boolean {
  if (!installsCommand || runtimePackages.some(isOfServer)) return false;
  return !isLibrary || runtimePackages.some(isArgumentParser);
}
