import { posix } from 'node:path';
import type { Unread } from '../model/contract.ts';
import type { Refusal, Tree } from '../model/tree.ts';
import { below, type Document, isDocument, linesOf, parseDocument, rootOf, type Spot } from '../texts/document.ts';

/** A node and where it stands. */
export interface Node {
  readonly raw: unknown;
  readonly spot: Spot;
  /** Where the `$ref` is that led here. */
  readonly via?: Spot;
  /** The `$ref` of this node, where it leads to nothing. */
  readonly broken?: string;
}

/** What a chain of `$ref`s may be long. */
const longestChain = 50;

/** The documents of one tree, each parsed once, and the `$ref`s between them. External ones are never fetched. */
export class DocumentStore {
  readonly #tree: Tree;
  readonly #parsed = new Map<string, Document | Unread>();
  readonly #resolved = new Map<Document, Map<string, Node | null>>();
  readonly #problems = new Map<string, { spot: Spot; because: string; fix: string }>();
  readonly #broken = new Map<Document, Map<string, Refusal>>();
  readonly #audited = new WeakSet<object>();
  /** Files that exist in the tree and were not fetched yet. */
  readonly wanted = new Set<string>();

  constructor(tree: Tree) {
    this.#tree = tree;
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
    const parsed = text === undefined ? { file, because, fix } : parseDocument(file, text);
    this.#parsed.set(file, parsed);
    return parsed;
  }

  /** What a `$ref` written in the spot's document points to, through chains of `$ref`s; null is kept for `unread`. */
  resolve(ref: string, from: Spot): Node | null {
    const cache = this.#resolved.get(from.document) ?? new Map<string, Node | null>();
    this.#resolved.set(from.document, cache);
    const known = cache.get(ref);
    if (known !== undefined) return known;
    const target = this.#follow(ref, from);
    cache.set(ref, target);
    return target;
  }

  /** The node itself, or what its `$ref` points to. */
  at(node: Node): Node {
    const ref = refOf(node.raw);
    if (ref === null) return node;
    const target = this.resolve(ref, node.spot);
    return target ? { ...target, via: node.spot } : { ...node, broken: ref };
  }

  /** Follows every `$ref` below the node, and below what they point to, so that bad ones are in `unread`. */
  audit(node: Node): void {
    const stack = [node];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const { raw, spot } = next;
      if (typeof raw !== 'object' || raw === null || this.#audited.has(raw)) continue;
      this.#audited.add(raw);
      const ref = refOf(raw);
      // What was resolved before is compared, and so its own `$ref`s are known.
      const known = ref !== null && this.#resolved.get(spot.document)?.has(ref) === true;
      const target = ref === null || known ? null : this.resolve(ref, spot);
      if (target !== null) stack.push(target);
      for (const [key, child] of Object.entries(raw)) stack.push({ raw: child, spot: below(spot, key) });
    }
  }

  /** Records that a node could not be understood. The same place is reported once. */
  report(spot: Spot, because: string, fix: string): void {
    this.#problems.set(addressOf(spot), { spot, because, fix });
  }

  /** Everything that could not be read, with its line. */
  unread(): Unread[] {
    for (const [document, broken] of this.#broken) {
      for (const spot of refSpots(document, broken)) {
        const problem = broken.get(String(spot.ref));
        if (problem) this.report(spot.at, problem.because, problem.fix);
      }
    }
    const problems = [...this.#problems.values()];
    const lines = new Map<Spot, number>();
    for (const document of new Set(problems.map(({ spot }) => spot.document))) {
      const spots = problems.map(({ spot }) => spot).filter((spot) => spot.document === document);
      for (const [spot, line] of linesOf(document, spots)) lines.set(spot, line);
    }
    const refused = [...this.#parsed.values()].filter((parsed): parsed is Unread => !isDocument(parsed));
    return [
      ...refused,
      ...problems.map(({ spot, because, fix }) => ({
        file: spot.document.file,
        line: lines.get(spot) ?? 1,
        because,
        fix,
      })),
    ];
  }

  /** Keeps why a `$ref` leads nowhere. */
  #breaks(ref: string, from: Spot, because: string, fix: string): null {
    const broken = this.#broken.get(from.document) ?? new Map<string, Refusal>();
    this.#broken.set(from.document, broken.set(ref, { because, fix }));
    return null;
  }

  #follow(ref: string, from: Spot): Node | null {
    let spot = from;
    let next = ref;
    const seen = new Set<string>();
    while (seen.size < longestChain) {
      const target = this.#lookUp(next, spot);
      if (target === null) return null;
      const chained = refOf(target.raw);
      if (chained === null) return target;
      const key = addressOf(target.spot);
      if (seen.has(key)) break;
      seen.add(key);
      // OpenAPI 3.1 allows keywords beside `$ref`: such a target is a node of its own, not a mere alias.
      if (Object.keys(target.raw as object).some((name) => name !== '$ref' && !isProse(name))) return target;
      spot = target.spot;
      next = chained;
    }
    return this.#breaks(ref, from, `the $ref "${ref}" leads back to itself`, 'let it point to a definition');
  }

  #lookUp(ref: string, from: Spot): Node | null {
    const [address = '', fragment = ''] = ref.split('#', 2);
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(address)) {
      const because = `the $ref "${ref}" is on another host, which is never fetched`;
      return this.#breaks(ref, from, because, 'keep a copy in the repository');
    }
    const document = address === '' ? from.document : this.#neighbour(address, ref, from);
    if (document === null) return null;
    const target =
      fragment === '' || fragment.startsWith('/') ? byPointer(document, fragment) : byAnchor(document, fragment);
    const because = `the $ref "${ref}" points to nothing`;
    return target ?? this.#breaks(ref, from, because, 'correct it, or add what it points to');
  }

  #neighbour(address: string, ref: string, from: Spot): Document | null {
    const file = posix.normalize(posix.join(posix.dirname(from.document.file), decode(address)));
    if (file.startsWith('../') || file === '..') {
      return this.#breaks(ref, from, `the $ref "${ref}" leads out of the tree`, 'point to a file inside the tree');
    }
    const opened = this.open(file);
    if (opened !== null && isDocument(opened)) return opened;
    if (opened !== null) {
      return this.#breaks(ref, from, `the $ref "${ref}" points to a file that cannot be read`, 'see that file');
    }
    if (this.#tree.has(file)) return null;
    const because = `the $ref "${ref}" points to a file that does not exist`;
    return this.#breaks(ref, from, because, 'correct the path, or add the file');
  }
}

/** Where a document writes the given `$ref`s, in document order. */
function refSpots(document: Document, refs: ReadonlyMap<string, unknown>): { at: Spot; ref: string }[] {
  return nodesOf(document).flatMap(({ raw, spot }) => {
    const ref = refOf(raw);
    return ref !== null && refs.has(ref) ? [{ at: below(spot, '$ref'), ref }] : [];
  });
}

/** Every map and list of a document, each once, in document order. */
function nodesOf(document: Document): Node[] {
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
  visit({ raw: document.value, spot: rootOf(document) });
  return [...found.values()];
}

const unreadable = { because: 'it could not be read', fix: 'check the file' };

/** The `$ref` of a node that has one. */
export function refOf(raw: unknown): string | null {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, '$ref')) return null;
  const ref = (raw as { $ref: unknown }).$ref;
  return typeof ref === 'string' ? ref : null;
}

/** The keys from the root to the spot. */
export function pathOf(spot: Spot): (string | number)[] {
  const path: (string | number)[] = [];
  for (let at: Spot | null = spot; at?.parent; at = at.parent) path.unshift(at.key);
  return path;
}

/** A spot in one text: its file and its path. */
export function addressOf(spot: Spot): string {
  return `${spot.document.file}\n${pathOf(spot).join('/')}`;
}

/** The last key of a `$ref`: the name of the component it points to. */
export function nameOfRef(ref: string): string {
  const last = ref.split('/').at(-1) ?? ref;
  return decode(last.replace(/^#/, '').replaceAll('~1', '/').replaceAll('~0', '~')).replace(/\.(ya?ml|json)#?$/i, '');
}

/** Whether a value is a map. */
export function isMap(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

/** The child of a map or list as it is written. */
export function own(node: Node, key: string | number): Node | undefined {
  const { raw } = node;
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, key)) return undefined;
  return { raw: (raw as Record<string | number, unknown>)[key], spot: below(node.spot, key) };
}

/** The name of the component a node is: its last key, or that of its file. */
export function nameOfNode({ spot }: Node): string {
  return spot.parent === null ? nameOfRef(spot.document.file) : String(spot.key);
}

/** Whether a keyword only describes. */
export function isProse(name: string): boolean {
  return name === 'description' || name === 'summary' || name === 'title' || name.startsWith('x-');
}

function byPointer(document: Document, pointer: string): Node | null {
  let node: Node = { raw: document.value, spot: rootOf(document) };
  for (const token of pointer.split('/').slice(1)) {
    const key = decode(token).replaceAll('~1', '/').replaceAll('~0', '~');
    const isItem = Array.isArray(node.raw) && Object.hasOwn(node.raw, key);
    const child = own(node, isItem ? Number(key) : key);
    if (child === undefined) return null;
    node = child;
  }
  return node;
}

function byAnchor(document: Document, anchor: string): Node | null {
  const named = (node: Node, keyword: string) => own(node, keyword)?.raw === anchor;
  return nodesOf(document).find((node) => named(node, '$anchor') || named(node, '$dynamicAnchor')) ?? null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
