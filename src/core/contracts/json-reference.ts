import { posix } from 'node:path';
import type { Refusal } from '../model/tree.ts';
import { type Document, isDocument, type Spot } from '../texts/document.ts';
import type { Content, Notation } from '../texts/parsed.ts';
import { type DocumentStore, type Node, nodesOf, own, pathOf, type References, rootNode } from './document-store.ts';
import type { Need } from './format.ts';

/** How `$ref`s are followed: within a document, to its neighbours, and to what the tree itself publishes. */
export const jsonReferences: References = {
  find: (reference, from, store) => {
    const [address = '', fragment = ''] = reference.split('#', 2);
    const start = startOf(address, reference, from, store);
    if (start === null || 'because' in start) return start;
    return within(start, fragment) ?? refused(reference, 'points to nothing', 'correct it, or add what it points to');
  },
  scope: (from) => resourceAround(from)?.address ?? '',
};

/** The `$ref` of a value that has one. */
export function refOf(raw: unknown): string | null {
  if (typeof raw !== 'object' || raw === null || !Object.hasOwn(raw, '$ref')) return null;
  const ref = (raw as { $ref: unknown }).$ref;
  return typeof ref === 'string' ? ref : null;
}

/**
 * The name of the component that a `$ref` points to: the last key of it. With a notation, which knows the keys that authors
 * choose, the last of those: of `#/components/schemas/Order/items` it is `Order`.
 */
export function nameOfRef(ref: string, notation?: Notation): string {
  const last = (notation && lastChosen(ref, notation)) ?? ref.split('/').at(-1) ?? ref;
  return decode(last.replace(/^#/, '').replaceAll('~1', '/').replaceAll('~0', '~')).replace(/\.(ya?ml|json)#?$/i, '');
}

function lastChosen(ref: string, { contentOf }: Notation): string | undefined {
  const [, ...keys] = ref.split('#')[1]?.split('/') ?? [];
  let content: Content = 'fields';
  let chosen: string | undefined;
  for (const key of keys) {
    if (content === 'names') chosen = key;
    content = contentOf(key, content);
  }
  return chosen;
}

const reference = /\$ref["']?\s*:\s*["']?([^"'#\s,}]+)/g;

/** The files that the `$ref`s of a text lead to; what is on a host may be published by the tree itself. */
export function filesReferredTo(file: string, text: string): readonly Need[] {
  const addresses = new Set([...text.matchAll(reference)].map(([, address = '']) => address));
  return [...addresses].flatMap((written): Need[] => {
    const address = besides(written);
    if (isRemote(address)) return [{ written, candidates: [], nearby: calledLike(file, address) }];
    const path = neighbour(file, address);
    return path === null ? [] : [{ written, candidates: [path] }];
  });
}

/** The files beside a file that are called like the end of an address. */
function calledLike(file: string, address: string): readonly string[] {
  const [place = ''] = address.split('?', 1);
  const name = place.split(/[/:]/).findLast((part) => part !== '') ?? '';
  const endings = /\.(ya?ml|json|jsonschema)$/i.test(name) ? [''] : ['.json', '.schema.json', '.yaml'];
  return name === '' ? [] : endings.flatMap((ending) => neighbour(file, `${name}${ending}`) ?? []);
}

/** The file of the tree that an address written in a file leads to; null where it leads out of the tree. */
function neighbour(file: string, address: string): string | null {
  const path = posix.normalize(posix.join(posix.dirname(file), decode(address)));
  return path.startsWith('../') || path === '..' || path.startsWith('/') ? null : path;
}

/** An address without the `file:` before it, where it has no path from the root: what is meant lies beside the file. */
function besides(address: string): string {
  return address.replace(/^file:(\/\/)?(?=[^/])/i, '');
}

/** Whether an address is on another host, as far as it tells by itself. */
function isRemote(address: string): boolean {
  return /^[a-z][a-z0-9+.-]*:|^\/\//i.test(address);
}

/** What the part of a reference before `#` names: a document, or a part of one with an `$id` of its own. */
function startOf(address: string, ref: string, from: Spot, store: DocumentStore): Node | Refusal | null {
  const around = resourceAround(from);
  if (address === '') return around?.node ?? rootNode(from.document);
  const full = absolute(address, around?.address ?? baseOf(from.document));
  const part = resourcesOf(from.document).byAddress.get(full);
  if (part !== undefined) return part.node;
  const local = besides(address);
  const beside = isRemote(local) ? null : neighbour(from.document.file, local);
  // What lies beside the file comes first: copies of a tree keep the addresses that they were published under.
  const isPublished = (beside === null || !store.has(beside)) && isRemote(full) && !full.startsWith(ofTree);
  const published = isPublished ? store.published(full, from.document.file) : null;
  const file = published === null ? beside : published.file;
  if (file === undefined) return null;
  if (file === null && isRemote(local)) return refused(ref, 'is on another host, which is never fetched', keepCopy);
  if (file === null) return refused(ref, 'leads out of the tree', 'point to a file inside the tree');
  const opened = store.open(file);
  if (opened === null) {
    if (store.has(file)) return null;
    return refused(ref, 'points to a file that does not exist', 'correct the path, or add the file');
  }
  if (!isDocument(opened)) return refused(ref, 'points to a file that cannot be read', 'see that file');
  return resourcesOf(opened).byAddress.get(full)?.node ?? rootNode(opened);
}

const keepCopy = 'keep a copy in the repository that states the address as its `$id`, called like the end of it';

function refused(ref: string, because: string, fix: string): Refusal {
  return { because: `the $ref "${ref}" ${because}`, fix };
}

/** What a fragment names: a JSON pointer from the start, else from the document's root, or an anchor. */
function within(start: Node, fragment: string): Node | null {
  const { document } = start.spot;
  if (fragment !== '' && !fragment.startsWith('/')) return byAnchor(start, fragment);
  return byPointer(start, fragment) ?? byPointer(rootNode(document), fragment);
}

function byPointer(start: Node, pointer: string): Node | null {
  let node = start;
  const tokens = pointer.split('/').slice(1);
  for (const [index, token] of tokens.entries()) {
    const key = decode(token).replaceAll('~1', '/').replaceAll('~0', '~');
    const isItem = Array.isArray(node.raw) && Object.hasOwn(node.raw, key);
    const child = own(node, isItem ? Number(key) : key);
    // Some generators write a name with slashes as it is, which RFC 6901 has escaped.
    if (child === undefined) return own(node, decode(tokens.slice(index).join('/'))) ?? null;
    node = child;
  }
  return node;
}

/** What has an anchor: in the part that was named, or else anywhere in its document. */
function byAnchor(start: Node, anchor: string): Node | null {
  const named = anchorsOf(start.spot.document).get(anchor);
  return named?.get(resourceAround(start.spot)) ?? named?.values().next().value ?? null;
}

/** What has an anchor, by its name and by the part of the document that it stands in. */
type Anchors = ReadonlyMap<string, ReadonlyMap<Resource | null, Node>>;

const anchors = new WeakMap<Document, Anchors>();

function anchorsOf(document: Document): Anchors {
  const known = anchors.get(document);
  if (known !== undefined) return known;
  const found = new Map<string, Map<Resource | null, Node>>();
  for (const node of nodesOf(document)) {
    for (const keyword of ['$anchor', '$dynamicAnchor']) {
      const name = own(node, keyword)?.raw;
      if (typeof name !== 'string') continue;
      const named = found.get(name) ?? new Map<Resource | null, Node>();
      const part = resourceAround(node.spot);
      if (!named.has(part)) found.set(name, named.set(part, node));
    }
  }
  anchors.set(document, found);
  return found;
}

/** A part of a document that says by `$id` what it is called: references to that address, and those inside it, mean it. */
interface Resource {
  readonly address: string;
  readonly node: Node;
}

/** The parts of a document with an `$id`, by their address and by where they stand. */
interface Resources {
  readonly byAddress: ReadonlyMap<string, Resource>;
  readonly byPath: ReadonlyMap<string, Resource>;
}

const known = new WeakMap<Document, Resources>();

function resourcesOf(document: Document): Resources {
  const found = known.get(document);
  if (found !== undefined) return found;
  // In draft-04 `$id` is written `id`.
  const byPath = /\$id|\$self|draft-04/.test(document.text) ? named(document) : new Map();
  const byAddress = new Map([...byPath.values()].toReversed().map((one) => [one.address, one]));
  known.set(document, { byAddress, byPath });
  return { byAddress, byPath };
}

/** The parts of a document with an `$id`, which is relative to that of the part around it. */
function named(document: Document): Map<string, Resource> {
  const base = baseOf(document);
  const found = new Map<string, Resource>();
  for (const node of nodesOf(document)) {
    const id = (node.spot.parent === null ? own(node, '$self') : undefined)?.raw ?? own(node, '$id')?.raw;
    if (typeof id !== 'string' || id.startsWith('#')) continue;
    const around = nearest(found, node.spot)?.address ?? base;
    found.set(pathOf(node.spot).join('\n'), { address: absolute(id.replace(/#$/, ''), around), node });
  }
  return found;
}

/** The nearest part around a spot that has an `$id`; null where only the document as a whole has one. */
function resourceAround(from: Spot): Resource | null {
  return nearest(resourcesOf(from.document).byPath, from);
}

function nearest(byPath: Resources['byPath'], from: Spot): Resource | null {
  if (byPath.size === 0) return null;
  for (let path = pathOf(from); path.length > 0; path = path.slice(0, -1)) {
    const around = byPath.get(path.join('\n'));
    if (around !== undefined) return around;
  }
  return null;
}

const ofTree = 'tree:///';

/** The addresses under which a document and its parts say that they are published. */
export function statedAddresses(document: Document): readonly string[] {
  return [...resourcesOf(document).byAddress.keys()].filter(
    (address) => isRemote(address) && !address.startsWith(ofTree),
  );
}

/** What a document calls itself, or else a made-up address that stands for its file. */
function baseOf({ value, file }: Document): string {
  const { $self: self, $id: id } = (typeof value === 'object' && value !== null ? value : {}) as Record<
    string,
    unknown
  >;
  const stated = [self, id].find((one) => typeof one === 'string' && URL.canParse(one));
  return typeof stated === 'string' ? stated : new URL(encodeURI(file), ofTree).href;
}

function absolute(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}

function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
