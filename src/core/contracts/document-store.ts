import { posix } from 'node:path';
import type { Unread } from '../model/contract.ts';
import type { Refusal, Tree } from '../model/tree.ts';
import { below, type Document, isDocument, linesOf, rootOf, type Spot } from '../texts/document.ts';
import type { Content } from '../texts/parsed.ts';
import { PublishedFiles } from './published.ts';

/** A node and where it stands. */
export interface Node {
  readonly raw: unknown;
  readonly spot: Spot;
  /** Where the `$ref` is that led here. */
  readonly via?: Spot;
  /** The `$ref` of this node, where it leads to nothing. */
  readonly broken?: string;
}

/** How the references of a format are followed. */
export interface References {
  /** What a reference names, why it names nothing, or null where a file has to be brought first. */
  find(reference: string, from: Spot, store: DocumentStore): Node | Refusal | null;
  /** What a reference at a spot is relative to, where that is less than its document. */
  scope?(from: Spot): string;
}

/** What a format says of its files, as far as they have to be opened and followed. */
export interface Writing {
  parse(file: string, text: string): Document | Unread;
  readonly references: References;
  /** How its files are called. */
  readonly files: { readonly named: RegExp };
  /** Under which addresses a document says that it, or what lies beside it, is published. */
  addresses?(document: Document): readonly string[];
}

/** So many files that may define what a text names are read at most. */
const mostNear = 300;

/** What a chain of references may be long. */
const longestChain = 50;

/** The documents of one format in one tree, each parsed once, and the references between them. None leaves the tree. */
export class DocumentStore {
  readonly #tree: Tree;
  readonly #writing: Writing;
  readonly #published: PublishedFiles;
  readonly #parsed = new Map<string, Document | Unread>();
  readonly #resolved = new Map<Document, Map<string, Node | null>>();
  readonly #broken = new Map<Document, Map<string, Refusal>>();
  readonly #audited = new WeakSet<object>();
  readonly #missing = new Map<Spot, Refusal>();
  #names: readonly string[] | undefined;
  #byName: ReadonlyMap<string, readonly string[]> | undefined;
  #quiet = false;
  /** Files that exist in the tree and were not fetched yet. */
  readonly wanted = new Set<string>();

  constructor(tree: Tree, writing: Writing) {
    this.#tree = tree;
    this.#writing = writing;
    const { named } = writing.files;
    const addresses = (document: Document) => writing.addresses?.(document) ?? [];
    this.#published = new PublishedFiles({ tree, named, addresses, document: (file) => this.#glance(file) });
  }

  /** Whether the tree has this file, brought or not. */
  has(file: string): boolean {
    return this.#tree.has(file);
  }

  /** The text of a file; undefined where it has none, or was not fetched. */
  text(file: string): string | undefined {
    return this.#tree.read(file);
  }

  /** The files of the tree that have this path below any of its folders: `proto/shop/orders.proto` for `shop/orders.proto`. */
  below(path: string): readonly string[] {
    this.#byName ??= Map.groupBy(this.#named(), (file) => posix.basename(file));
    return (this.#byName.get(posix.basename(path)) ?? []).filter((file) => file.endsWith(`/${path}`));
  }

  /**
   * Asks for files of this format that end so and stand in a folder or below, those that stand nearest to a file first,
   * until so many are at hand.
   */
  wantNear(file: string, folder: string, ending: string): void {
    const around = this.#named().filter((path) => path.startsWith(folder) && path.endsWith(ending));
    const unfetched = around.filter((path) => this.#isUnfetched(path));
    const shared = new Map(unfetched.map((path) => [path, sharedFolders(path, file)]));
    const nearest = unfetched.toSorted((a, b) => (shared.get(b) ?? 0) - (shared.get(a) ?? 0));
    const atHand = around.length - unfetched.length;
    for (const path of nearest.slice(0, Math.max(0, mostNear - atHand))) this.wanted.add(path);
  }

  /** Whether files of the tree that are called as this format is were not fetched. */
  hasUnfetched(): boolean {
    return this.#named().some((path) => this.#isUnfetched(path));
  }

  #isUnfetched(path: string): boolean {
    return this.#tree.read(path) === undefined && !this.#tree.refusal(path);
  }

  /** The files of the tree that are called as this format is. */
  #named(): readonly string[] {
    return (this.#names ??= this.#tree.paths().filter((file) => this.#writing.files.named.test(file)));
  }

  /**
   * The file of the tree that is published under an address that a file refers to; null where none says so, and no file
   * where some that may were not fetched yet.
   */
  published(address: string, from: string): { readonly file?: string } | null {
    const file = this.#published.find(address);
    if (file !== null) return { file };
    const coming = this.#published.candidates(address, from);
    for (const one of coming) this.wanted.add(one);
    return coming.length > 0 ? {} : null;
  }

  /** The parsed file, why it could not be parsed, or null where it is absent or not fetched yet. */
  open(file: string): Document | Unread | null {
    const known = this.#parsed.get(file);
    if (known !== undefined) return known;
    const text = this.#tree.read(file);
    const refusal = this.#tree.refusal(file);
    if (text === undefined && refusal === undefined) {
      if (this.#tree.has(file)) this.wanted.add(file);
      return null;
    }
    const { because, fix } = refusal ?? unreadable;
    const parsed = text === undefined ? { file, because, fix } : this.#writing.parse(file, text);
    this.#parsed.set(file, parsed);
    return parsed;
  }

  /** The parsed file, or null where it is absent, not fetched yet, or cannot be parsed. */
  document(file: string): Document | null {
    const opened = this.open(file);
    return opened !== null && isDocument(opened) ? opened : null;
  }

  /** The files that were parsed so far. */
  parsed(): readonly Document[] {
    return [...this.#parsed.values()].filter(isDocument);
  }

  /** A file that was brought, parsed; one that nothing refers to is not said to be unread. */
  #glance(file: string): Document | null {
    const parsed = this.#parsed.get(file) ?? this.#writing.parse(file, this.#tree.read(file) ?? '');
    if (!isDocument(parsed)) return null;
    this.#parsed.set(file, parsed);
    return parsed;
  }

  /** What a reference written in the spot's document leads to, through chains of them; null is kept for `unread`. */
  resolve(ref: string, from: Spot): Node | null {
    let cache = this.#resolved.get(from.document);
    if (cache === undefined) this.#resolved.set(from.document, (cache = new Map()));
    const scope = this.#writing.references.scope?.(from) ?? '';
    const key = scope === '' ? ref : `${scope}\n${ref}`;
    const known = cache.get(key);
    if (known !== undefined) return known;
    const target = this.#follow(ref, from);
    cache.set(key, target);
    return target;
  }

  /** The same for a reference that need not lead anywhere: nothing is `unread` because of it. */
  peek(ref: string, from: Spot): Node | null {
    this.#quiet = true;
    const target = this.#follow(ref, from);
    this.#quiet = false;
    return target && this.resolve(ref, from);
  }

  /** The node itself, or what its reference leads to. */
  at(node: Node): Node {
    const ref = referenceOf(node);
    if (ref === null) return node;
    const target = this.resolve(ref, node.spot);
    return target ? { ...target, via: node.spot } : { ...node, broken: ref };
  }

  /** Follows every reference below the node, and below what they point to, so that bad ones are in `unread`. */
  audit(node: Node): void {
    const stack = [{ node, content: contentAt(node.spot) }];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { raw, spot } = next.node;
      if (typeof raw !== 'object' || raw === null || this.#audited.has(raw)) continue;
      this.#audited.add(raw);
      const ref = referenceOf(next.node);
      // What was resolved before is compared, and so its own references are known.
      const known = ref !== null && this.#resolved.get(spot.document)?.has(ref) === true;
      const target = ref === null || known ? null : this.resolve(ref, spot);
      if (target !== null) stack.push({ node: target, content: contentAt(target.spot) });
      for (const [key, child] of Object.entries(raw)) {
        const content = contentBelow(next.content, Array.isArray(raw) ? Number(key) : key, spot.document);
        if (content === 'literal' || content === 'prose') continue;
        stack.push({ node: { raw: child, spot: below(spot, key) }, content });
      }
    }
  }

  /** The files that could not be read. */
  refused(): Unread[] {
    return [...this.#parsed.values()].filter((parsed): parsed is Unread => !isDocument(parsed));
  }

  /** Notes why what stands at a spot is not compared: what it names is in no file, or nobody can tell what it became. */
  miss(at: Spot, refusal: Refusal): void {
    this.#missing.set(at, refusal);
  }

  /** The references that lead nowhere and what else could not be compared, with their lines. */
  broken(): Unread[] {
    const missing = [...this.#missing].map(([at, problem]): Unread => {
      const line = linesOf(at.document, [at]).get(at) ?? 1;
      return { file: at.document.file, line, ...problem };
    });
    return [...missing, ...this.#brokenReferences()];
  }

  #brokenReferences(): Unread[] {
    return [...this.#broken].flatMap(([document, broken]) => {
      const spots = refSpots(document, broken);
      const lines = linesOf(
        document,
        spots.map(({ at }) => at),
      );
      return spots.flatMap(({ at, ref }): Unread[] => {
        const problem = broken.get(ref);
        return problem ? [{ file: document.file, line: lines.get(at) ?? 1, ...problem }] : [];
      });
    });
  }

  /** Keeps why a reference leads nowhere. */
  #breaks(ref: string, from: Spot, { because, fix }: Refusal): null {
    if (this.#quiet) return null;
    const broken = this.#broken.get(from.document) ?? new Map<string, Refusal>();
    this.#broken.set(from.document, broken.set(ref, { because, fix }));
    return null;
  }

  #follow(ref: string, from: Spot): Node | null {
    let spot = from;
    let next = ref;
    const seen = new Set<string>();
    while (seen.size < longestChain) {
      const target = this.#writing.references.find(next, spot, this);
      if (target === null) return null;
      if ('because' in target) return this.#breaks(next, spot, target);
      const chained = referenceOf(target);
      if (chained === null) return target;
      const key = addressOf(target.spot);
      if (seen.has(key)) break;
      seen.add(key);
      // OpenAPI 3.1 allows keywords beside `$ref`: such a target is a node of its own, not a mere alias.
      const { contentOf } = target.spot.document.notation;
      const more = ([name, value]: [string, unknown]) => value !== chained && contentOf(name, 'fields') !== 'prose';
      if (Object.entries(target.raw as object).some(more)) return target;
      spot = target.spot;
      next = chained;
    }
    const because =
      seen.size < longestChain ? 'leads back to itself' : `leads on and on, through ${longestChain} others`;
    return this.#breaks(ref, from, { because: `the $ref "${ref}" ${because}`, fix: 'let it point to a definition' });
  }
}

/** How many folders two files are in together. */
function sharedFolders(one: string, other: string): number {
  const [a, b] = [posix.dirname(one).split('/'), posix.dirname(other).split('/')];
  const at = a.findIndex((name, index) => name !== b[index]);
  return at < 0 ? a.length : at;
}

/** Where a document writes the given references, in document order. */
function refSpots(document: Document, refs: ReadonlyMap<string, unknown>): { at: Spot; ref: string }[] {
  return nodesOf(document).flatMap((node) => {
    const ref = referenceOf(node);
    if (ref === null || !refs.has(ref)) return [];
    const key = Object.entries(node.raw as object).find(([, value]) => value === ref)?.[0];
    return [{ at: key === undefined ? node.spot : below(node.spot, key), ref }];
  });
}

/** What a node refers to, as it is written in its document. */
export function referenceOf({ raw, spot }: Node): string | null {
  return spot.document.notation.referenceOf(raw);
}

/** A document as a whole. */
export function rootNode(document: Document): Node {
  return { raw: document.value, spot: rootOf(document) };
}

/** Every map and list of a document, each once, in document order. */
export function nodesOf(document: Document): Node[] {
  const found = new Map<unknown, Node>();
  const visit = (node: Node): void => {
    const { raw } = node;
    if (typeof raw !== 'object' || raw === null || found.has(raw)) return;
    found.set(raw, node);
    for (const key of Object.keys(raw)) {
      const child = own(node, Array.isArray(raw) ? Number(key) : key);
      if (child !== undefined) visit(child);
    }
  };
  visit(rootNode(document));
  return [...found.values()];
}

const unreadable = { because: 'it could not be read', fix: 'check the file' };

/** The keys from the root to the spot. */
export function pathOf(spot: Spot): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Spot | null = spot; at?.parent; at = at.parent) path.push(at.key);
  return path.toReversed();
}

/** Whether two spots have the same keys above them, each in its own document. */
export function areInOnePlace(one: Spot, other: Spot): boolean {
  let [a, b]: readonly (Spot | null)[] = [one, other];
  for (; a && b && a !== b; a = a.parent, b = b.parent) if (a.key !== b.key) return false;
  return a === b;
}

/** What stands at a spot, which is taken to be no mere data. */
export function contentAt(spot: Spot): Content {
  const { contentOf: under } = spot.document.notation;
  const told = under(String(spot.key), 'fields');
  if (spot.parent === null || told === 'fields' || told === 'literal' || told === 'prose') return 'fields';
  return pathOf(spot).reduce<Content>((around, key) => {
    const content = contentBelow(around, key, spot.document);
    return content === 'literal' || content === 'prose' ? 'fields' : content;
  }, 'fields');
}

function contentBelow(around: Content, key: string | number, { notation }: Document): Content {
  if (typeof key !== 'number') return notation.contentOf(key, around);
  return around === 'lists-of-names' ? 'names' : 'fields';
}

/** A spot in one text: its file and its path. */
export function addressOf(spot: Spot): string {
  return `${spot.document.file}\n${pathOf(spot).join('/')}`;
}

/** Whether a value is a map. */
export function isMap(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** The child of a map or list as it is written. */
export function own(node: Node, key: string | number): Node | undefined {
  const { raw, spot } = node;
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, key)) return undefined;
  // Asked for most of what is looked at, so without the list of keys that `below` takes.
  const place = { document: spot.document, parent: spot, key };
  return { raw: (raw as Record<string | number, unknown>)[key], spot: place };
}

/** The name of the component a node is: its last key, or that of its file. */
export function nameOfNode({ spot }: Node): string {
  return spot.parent === null ? posix.basename(spot.document.file).replace(/\.\w+$/, '') : String(spot.key);
}
