import type { Tree } from '../../model/tree.ts';
import { parse } from '../syntax/parse.ts';
import type { Outline } from './outline.ts';
import { readOutline } from './read-outline.ts';
import { Resolver } from './resolve.ts';

/** The most files that are opened because others lead to them. Those the change touches are opened all. */
const mostFollowed = 400;

/** The files of one tree that were opened so far, each once. */
export class CodeBase {
  readonly resolver: Resolver;
  #followed = 0;
  readonly #outlines = new Map<string, Outline | { readonly because: string; readonly fix: string } | undefined>();

  constructor(tree: Tree) {
    this.resolver = new Resolver(tree);
  }

  /** What a file says, why it could not be read, or undefined where it is not here (and wanted, if it exists). */
  open(path: string): Outline | { readonly because: string; readonly fix: string } | undefined {
    if (this.#outlines.has(path)) return this.#outlines.get(path);
    const text = this.resolver.read(path);
    const result = text === undefined ? undefined : parse(text, grammarOf(path), (tree) => readOutline(text, tree));
    const outline = result && ('value' in result ? result.value : result.refusal);
    this.#outlines.set(path, outline);
    return outline;
  }

  /** What a file says that another one leads to, or null. */
  outline(path: string): Outline | null {
    if (!isCode(path)) return null;
    if (!this.#outlines.has(path) && this.#followed++ >= mostFollowed) return null;
    const opened = this.open(path);
    return opened && 'calls' in opened ? opened : null;
  }
}

/** Whether the path has an ending this reader knows. */
export function isCode(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}

/** JSX is allowed in every JavaScript file and in `.tsx`; in the others `<Order>value` is a type assertion. */
function grammarOf(path: string): string {
  return /\.[cm]?ts$/.test(path) ? 'tree-sitter-typescript' : 'tree-sitter-tsx';
}
