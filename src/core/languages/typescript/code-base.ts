import type { Tree } from '../../model/tree.ts';
import { parse } from '../syntax/parse.ts';
import type { Outline } from './outline.ts';
import { readOutline } from './read-outline.ts';
import { Resolver } from './resolve.ts';

/** The most files that are opened because others refer to them. All files that the change touches are opened. */
const mostFollowed = 400;

/** Opens the files of one tree, each once. */
export class CodeBase {
  readonly resolver: Resolver;
  #followed = 0;
  readonly #outlines = new Map<string, Outline | { readonly because: string; readonly fix: string } | undefined>();

  constructor(tree: Tree) {
    this.resolver = new Resolver(tree);
  }

  /** The outline of a file, why it cannot be read, or undefined if its text is not loaded (it is wanted, if it exists). */
  open(path: string): Outline | { readonly because: string; readonly fix: string } | undefined {
    if (this.#outlines.has(path)) return this.#outlines.get(path);
    const text = this.resolver.read(path);
    const result = text === undefined ? undefined : parse(text, grammarOf(path), (tree) => readOutline(text, tree));
    const outline = result && ('value' in result ? result.value : result.refusal);
    this.#outlines.set(path, outline);
    return outline;
  }

  /** The outline of a file that another one refers to; null if it cannot be read, or too many were opened. */
  outline(path: string): Outline | null {
    if (!isCode(path)) return null;
    if (!this.#outlines.has(path) && this.#followed++ >= mostFollowed) return null;
    const opened = this.open(path);
    return opened && 'calls' in opened ? opened : null;
  }
}

/** Whether a path has an extension of this reader. */
export function isCode(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}

/** JSX is allowed in every JavaScript file and in `.tsx`; in the others `<Order>value` is a type assertion. */
function grammarOf(path: string): string {
  return /\.[cm]?ts$/.test(path) ? 'tree-sitter-typescript' : 'tree-sitter-tsx';
}
