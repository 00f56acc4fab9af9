import type { Tree } from '../../model/tree.ts';
import { fileIn, folderOf } from './paths.ts';

const builds = [
  'project.json',
  'tsconfig.json',
  'tsconfig.app.json',
  'angular.json',
  'Dockerfile',
  ...['webpack.config', 'vite.config'].flatMap((name) =>
    ['.js', '.ts', '.mjs', '.mts', '.cjs'].map((end) => name + end),
  ),
];
const code = /\.([cm]?[jt]sx?|vue|svelte)$/;
const component = /\.([jt]sx|vue|svelte)$|\.component\.[jt]s$/;
/** A project renders a user interface if at least one in this many of its files is a component. */
const share = 4;

/** The projects of a monorepo that share a manifest: folders with their own build and no manifest. */
export class Parts {
  readonly #tree: Tree;
  readonly #known = new Map<string, string | null>();
  #drawing: ReadonlySet<string> | null = null;

  constructor(tree: Tree) {
    this.#tree = tree;
  }

  /** The innermost of these folders around a file; null if there is none, or a manifest is nearer. */
  partOf(path: string): string | null {
    const waiting: string[] = [];
    let found: string | null | undefined;
    for (let at = folderOf(path); found === undefined; at = folderOf(at)) {
      found = this.#known.has(at) ? this.#known.get(at) : this.#partAt(at);
      waiting.push(at);
    }
    for (const folder of waiting) this.#known.set(folder, found);
    return found;
  }

  /** Whether many files of such a folder are components, by their names alone: nothing is fetched for it. */
  rendersUi(part: string): boolean {
    this.#drawing ??= this.#gathered();
    return this.#drawing.has(part);
  }

  /** Whether a folder has the page that Vite starts from (https://vite.dev/guide/#index-html-and-project-root). */
  hasPage(folder: string): boolean {
    return this.#tree.has(fileIn(folder, 'index.html'));
  }

  /** The folder if it is a project, null if it has a manifest, or undefined if its parent decides. */
  #partAt(folder: string): string | null | undefined {
    if (folder === '' || this.#tree.has(fileIn(folder, 'package.json'))) return null;
    return builds.some((name) => this.#tree.has(fileIn(folder, name))) ? folder : undefined;
  }

  #gathered(): ReadonlySet<string> {
    const counts = new Map<string, { all: number; components: number }>();
    for (const path of this.#tree.paths()) {
      const part = code.test(path) ? this.partOf(path) : null;
      if (part === null) continue;
      const count = counts.get(part) ?? { all: 0, components: 0 };
      counts.set(part, count);
      count.all++;
      if (component.test(path)) count.components++;
    }
    return new Set([...counts].flatMap(([part, { all, components }]) => (components * share >= all ? [part] : [])));
  }
}
