import type { Tree } from '../../model/tree.ts';
import { type Manifest, readAliases, readManifest } from './manifest.ts';
import { packageOf } from './packages.ts';
import { Parts } from './parts.ts';
import { fileIn, folderOf, joined, upwards } from './paths.ts';

const endings = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'];
/** If a tree has more packages than this, only those whose folder has the package's name are searched. */
const mostManifests = 200;
/** If a package has more modules of NestJS than this, only those in the folders around a file are looked at. */
const mostModules = 40;

const startFile =
  /^((src|app|lib|server)\/)?(main|index|server|app|instrumentation|bootstrap|setup|globals?)\.[cm]?[jt]s$|^(?!.*(node_modules|test|spec)).*\/(axios|undici|polyfills?|http-?(setup|config|defaults))\.[cm]?[jt]s$/;

/** Resolves imports in one tree, and collects the files it needs for that in `wanted`. */
export class Resolver {
  readonly wanted = new Set<string>();
  readonly parts: Parts;
  readonly #tree: Tree;
  readonly #manifests = new Map<string, Manifest | null>();
  readonly #aliases = new Map<string, ReturnType<typeof readAliases>>();
  readonly #starts = new Map<string, readonly string[]>();
  readonly #modules = new Map<string, readonly string[]>();
  #packages: readonly string[] | null = null;

  constructor(tree: Tree) {
    this.#tree = tree;
    this.parts = new Parts(tree);
  }

  /** The text of a file; if it is not loaded, undefined, and the file becomes wanted. */
  read(path: string): string | undefined {
    const text = this.#tree.read(path);
    if (text === undefined && this.#tree.has(path) && this.#tree.refusal(path) === undefined) this.wanted.add(path);
    return text;
  }

  /** The `package.json` nearest to a file. */
  manifestOf(path: string): Manifest | null {
    const folder = upwards(folderOf(path)).find((one) => this.#tree.has(fileIn(one, 'package.json')));
    return folder === undefined ? null : this.#manifest(folder);
  }

  /** The file of the tree that a specifier in `from` refers to; null if it is of a third party. */
  target(from: string, specifier: string): string | null {
    if (/^\.\.?(\/|$)/.test(specifier)) {
      const path = joined(folderOf(from), specifier);
      return path === null ? null : this.#file(path);
    }
    if (specifier === '' || /^[a-z]+:|^\//i.test(specifier)) return null;
    const name = packageOf(specifier);
    const own = this.manifestOf(from);
    const range = own?.dependencies.get(name);
    const local =
      range === undefined || /^(workspace|file|link|portal):|^\*$/.test(range) || sameScope(own?.name, name);
    if (!local) return null;
    return this.#alias(from, specifier) ?? this.#workspace(specifier, name);
  }

  /** The files below a folder that set up a process, by their names: a dozen at most. */
  startFiles(prefix: string): readonly string[] {
    let found = this.#starts.get(prefix);
    if (found === undefined) {
      const below = (path: string) => path.startsWith(prefix) && startFile.test(path.slice(prefix.length));
      found = this.#tree.paths().filter(below).slice(0, 12);
      this.#starts.set(prefix, found);
    }
    return found;
  }

  /** The files that declare modules of NestJS in the package of a file; if there are many, those in the folders around it. */
  modulesFor(path: string): readonly string[] {
    const folder = this.manifestOf(path)?.folder ?? '';
    let all = this.#modules.get(folder);
    if (all === undefined) {
      const prefix = folder === '' ? '' : `${folder}/`;
      all = this.#tree.paths().filter((one) => one.startsWith(prefix) && /\.module\.[jt]s$/.test(one));
      this.#modules.set(folder, all);
    }
    if (all.length <= mostModules) return all;
    const around = new Set(upwards(folderOf(path)));
    return all.filter((one) => around.has(folderOf(one))).slice(0, mostModules);
  }

  /** Whether a file sets up a process of its package, by its name. */
  isStart(path: string): boolean {
    const folder = this.manifestOf(path)?.folder ?? '';
    return startFile.test(folder === '' ? path : path.slice(folder.length + 1));
  }

  #file(path: string): string | null {
    if (this.#tree.has(path)) return path;
    const stem = path.replace(/\.[cm]?jsx?$/, '');
    const swapped = stem === path ? [] : endings.map((ending) => stem + ending);
    const added = endings.map((ending) => path + ending);
    const index = endings.map((ending) => fileIn(path, `index${ending}`));
    return [...swapped, ...added, ...index].find((one) => this.#tree.has(one)) ?? null;
  }

  #alias(from: string, specifier: string): string | null {
    for (const folder of upwards(folderOf(from))) {
      for (const name of ['tsconfig.json', 'tsconfig.base.json', 'jsconfig.json']) {
        for (const [pattern, targets] of this.#aliasesOf(fileIn(folder, name))) {
          const rest = matched(pattern, specifier);
          for (const target of rest === null ? [] : targets) {
            const path = joined(
              folder,
              target.replace('*', () => rest ?? ''),
            );
            const file = path === null ? null : this.#file(path);
            if (file !== null) return file;
          }
        }
      }
    }
    return null;
  }

  #aliasesOf(path: string): ReturnType<typeof readAliases> {
    const known = this.#aliases.get(path);
    if (known) return known;
    const text = this.#tree.has(path) ? this.read(path) : undefined;
    const aliases = text === undefined ? [] : readAliases(text);
    this.#aliases.set(path, aliases);
    return aliases;
  }

  #workspace(specifier: string, name: string): string | null {
    for (const folder of this.#candidates(name)) {
      const manifest = this.#manifest(folder);
      if (manifest?.name !== name) continue;
      const inside = specifier.slice(name.length + 1);
      const written = inside === '' ? manifest.entries : [inside, `src/${inside}`];
      const built = written.map((entry) => entry.replace(/^(\.\/)?(dist|lib|build|out)\//, 'src/'));
      for (const entry of [...built, ...written, 'src/index', 'index']) {
        const path = joined(folder, entry.replace(/\.d\.[cm]?ts$/, ''));
        const file = path === null ? null : this.#file(path);
        if (file !== null) return file;
      }
      return fileIn(folder, 'package.json');
    }
    return null;
  }

  #candidates(name: string): readonly string[] {
    this.#packages ??= this.#tree
      .paths()
      .filter((path) => /(^|\/)package\.json$/.test(path) && !/(^|\/)node_modules\//.test(path))
      .map(folderOf);
    if (this.#packages.length <= mostManifests) return this.#packages;
    const last = name.slice(name.lastIndexOf('/') + 1);
    return this.#packages
      .filter((folder) => last.includes(folder.slice(folder.lastIndexOf('/') + 1)) && folder !== '')
      .slice(0, mostManifests);
  }

  #manifest(folder: string): Manifest | null {
    const known = this.#manifests.get(folder);
    if (known !== undefined) return known;
    const text = this.read(fileIn(folder, 'package.json'));
    const manifest = text === undefined ? null : readManifest(folder, text);
    this.#manifests.set(folder, manifest);
    return manifest;
  }
}

function sameScope(own: string | null | undefined, name: string): boolean {
  const scope = /^@[^/]+\//.exec(own ?? '')?.[0];
  return scope !== undefined && name.startsWith(scope);
}

function matched(pattern: string, specifier: string): string | null {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === specifier ? '' : null;
  const [start, end] = [pattern.slice(0, star), pattern.slice(star + 1)];
  if (specifier.length < start.length + end.length) return null;
  if (!specifier.startsWith(start) || !specifier.endsWith(end)) return null;
  return specifier.slice(start.length, specifier.length - end.length);
}
