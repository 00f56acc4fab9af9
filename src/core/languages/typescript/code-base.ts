import type { Refusal, Tree } from '../../model/tree.ts';
import type { Outlines } from '../language.ts';
import { parse } from '../syntax/parse.ts';
import type { Outline } from './outline.ts';
import { readOutline } from './read-outline.ts';
import { Resolver } from './resolve.ts';

/** The most files that are opened only because others refer to them. All files that the change touches are opened. */
const mostFollowed = 400;

/** Opens the files of one tree, each once. */
export class CodeBase {
  readonly resolver: Resolver;
  readonly #touched: ReadonlySet<string>;
  #followed = 0;
  readonly #opened = new Map<string, Outline | Refusal | undefined>();
  /** By grammar and text. */
  readonly #outlines: Map<string, Outline | Refusal>;

  /** `touched` are the files that are opened anyway. */
  constructor(tree: Tree, outlines: Outlines, touched: readonly string[]) {
    this.#touched = new Set(touched);
    this.resolver = new Resolver(tree);
    this.#outlines = outlines as Map<string, Outline | Refusal>;
  }

  /** The outline of a file, why it cannot be read, or undefined if its text is not loaded (it is wanted, if it exists). */
  open(path: string): Outline | Refusal | undefined {
    if (this.#opened.has(path)) return this.#opened.get(path);
    const text = this.resolver.read(path);
    const outline = text === undefined ? undefined : this.#outlineOf(text, grammarOf(path));
    this.#opened.set(path, outline);
    return outline;
  }

  /** The outline of a file that another one refers to; null if it cannot be read, or too many were opened. */
  outline(path: string): Outline | null {
    if (!isCode(path)) return null;
    const isExtra = !this.#opened.has(path) && !this.#touched.has(path);
    if (isExtra && this.#followed++ >= mostFollowed) return null;
    const opened = this.open(path);
    return opened && 'calls' in opened ? opened : null;
  }

  #outlineOf(text: string, grammar: string): Outline | Refusal {
    const key = `${grammar}\n${text}`;
    const known = this.#outlines.get(key);
    if (known !== undefined) return known;
    const result = parse(text, grammar, (tree) => readOutline(text, tree));
    const outline = 'value' in result ? result.value : result.refusal;
    this.#outlines.set(key, outline);
    return outline;
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
