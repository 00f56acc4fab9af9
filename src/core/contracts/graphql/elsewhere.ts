import type { ElementKind } from '../../model/contract.ts';
import { isDocument } from '../../texts/document.ts';
import type { Element } from '../comparison/element.ts';
import { type DocumentStore, pathOf } from '../document-store.ts';
import type { Unit } from '../format.ts';
import type { Sdl } from './sdl.ts';

const rootNames = new Set(['Query', 'Mutation', 'Subscription']);

/** Where a part of the other version is, as far as it is not in the schema of this side. */
export class Elsewhere {
  readonly #store: DocumentStore;
  readonly #read: ReadonlySet<string>;
  /** The usual names of the types that operations start from. */
  readonly #roots: ReadonlySet<string>;
  /** The words of files that could not be read. */
  readonly #words = new Map<string, ReadonlySet<string> | 'unknown'>();

  constructor(store: DocumentStore, unit: Unit, roots: ReadonlyMap<string, string>) {
    this.#store = store;
    this.#read = new Set(unit.documents.map(({ file }) => file));
    this.#roots = new Set(roots.values());
  }

  /**
   * The parts of an element, with one more of each kind that stands in for what cannot be said to be gone: it is in a
   * file that could not be read, or in one that was not taken for a part of the schema and still defines it.
   */
  with(parts: readonly Element[], at: Element['at'], kinds: readonly ElementKind[]): readonly Element[] {
    const standIns = kinds.map((kind) => this.#standIn(kind, at));
    return [
      ...parts.map((part) => ({
        ...part,
        coveredBy: (other: Element) => part.coveredBy?.(other) === true || holders.get(other)?.holds(part) === true,
      })),
      ...standIns,
    ];
  }

  #standIn(kind: ElementKind, at: Element['at']): Element {
    const element: Element = {
      kind,
      // No name in GraphQL has a space.
      key: 'of another file',
      name: '',
      flow: 'input',
      role: 'detail',
      at,
      given: {},
      aspects: () => [],
      parts: () => [],
    };
    holders.set(element, this);
    return element;
  }

  /** Whether an operation starts from a type that is usually called so. */
  starts(usual: string): boolean {
    return this.#roots.has(usual);
  }

  /** Whether a part of the other version may still be there. */
  holds({ kind, key, at }: Element): boolean {
    const { document } = at;
    const isWhole = kind === 'type' || kind === 'directive';
    // A root that is only extended here is defined somewhere else, and what it lost are operations.
    if (kind === 'type' && rootNames.has(key) && pathOf(at)[0] === 'extensions') return true;
    const unread = this.#store.refused();
    if (unread.some(({ file }) => file === document.file || (isWhole && this.#mayDefine(file, key)))) return true;
    if (this.#read.has(document.file) || !this.#store.has(document.file)) return false;
    const other = this.#store.open(document.file);
    if (other === null || !isDocument(other)) return true;
    const { types, directives } = other.value as Sdl;
    if (kind === 'operation') {
      const [root = '', field = ''] = key.split('.');
      return types[root] !== undefined && field in types[root].fields;
    }
    return kind === 'type' ? key in types : kind === 'directive' && key in directives;
  }

  /** Whether a file that could not be read may define a name: it has the word, or no text. */
  #mayDefine(file: string, name: string): boolean {
    const words = this.#words.get(file) ?? wordsOf(this.#store.text(file));
    this.#words.set(file, words);
    return words === 'unknown' || words.has(name);
  }
}

function wordsOf(text: string | undefined): ReadonlySet<string> | 'unknown' {
  return text === undefined ? 'unknown' : new Set(text.match(/\w+/g));
}

/** Whether an element stands in for a side on which nothing starts from a root that is usually called so. */
export function isWithoutRoot(element: Element, usual: string): boolean {
  return holders.get(element)?.starts(usual) === false;
}

/** Whose an element is that stands in for others. */
const holders = new WeakMap<Element, Elsewhere>();
