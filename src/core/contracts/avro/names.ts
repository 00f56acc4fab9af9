import { posix } from 'node:path';
import { type Document, type Spot } from '../../texts/document.ts';
import { childrenOf } from '../children.ts';
import { isMap, type Node, own, rootNode } from '../document-store.ts';

/** A schema as it is written, and the namespace that names in it are short for. */
export interface Schema {
  readonly node: Node;
  readonly namespace: string;
  /** Where that is written, if it is. */
  readonly namespaceAt?: Spot | undefined;
}

/** A record, an error, an enum or a fixed by its full name. */
export interface Defined extends Schema {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** The types that have no name of their own (Avro 1.12, "Primitive Types"). */
export const primitives: ReadonlySet<string> = new Set('null boolean int long float double bytes string'.split(' '));

/** The types that a name stands for and is not a reference to one. */
export const keywords: ReadonlySet<string> = new Set([
  ...primitives,
  ...'record error enum fixed array map union error_union request'.split(' '),
]);

const named = new Set(['record', 'error', 'enum', 'fixed']);

/** The named types that a set of texts defines. */
export class Names {
  readonly #byDocument = new Map<Document, Map<string, Defined>>();
  readonly #all = new Map<string, Defined>();
  /** By name and folder: versions of one type may stand side by side. */
  readonly #byFolder = new Map<string, Defined>();
  /** Whether a text could not be read: what is not there may be in it. */
  readonly partial: boolean;

  constructor(roots: readonly Node[], partial: boolean) {
    this.partial = partial;
    for (const root of roots) {
      for (const one of definitionsIn(root)) {
        const own = this.#byDocument.get(root.spot.document) ?? new Map<string, Defined>();
        this.#byDocument.set(root.spot.document, own);
        if (!own.has(one.name)) own.set(one.name, one);
        if (!this.#all.has(one.name)) this.#all.set(one.name, one);
        const place = `${one.name} ${posix.dirname(root.spot.document.file)}`;
        if (!this.#byFolder.has(place)) this.#byFolder.set(place, one);
      }
    }
  }

  /** What a name means where it is written: in its own text first, then in its folder and those above, then in any other. */
  find(written: string, { node, namespace }: Schema): Defined | null {
    const { document } = node.spot;
    for (const name of [fullName(written, namespace), written]) {
      const found = this.#byDocument.get(document)?.get(name) ?? this.#near(name, document.file) ?? this.#all.get(name);
      if (found !== undefined) return found;
    }
    return null;
  }

  #near(name: string, file: string): Defined | undefined {
    for (let folder = posix.dirname(file); ; folder = posix.dirname(folder)) {
      const found = this.#byFolder.get(`${name} ${folder}`);
      if (found !== undefined || folder === '.' || folder === '/') return found;
    }
  }
}

/** The full name of what is called so in a namespace. */
export function fullName(written: string, namespace: string): string {
  return written.includes('.') || namespace === '' ? written.replace(/^\./, '') : `${namespace}.${written}`;
}

/** The last part of a full name. */
export function shortName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** The named types below a node, in document order. */
export function definitionsIn(root: Node): readonly Defined[] {
  const found: Defined[] = [];
  const stack: Schema[] = [{ node: root, namespace: '' }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const inner = within(next);
    if ('name' in inner) found.push(inner as Defined);
    for (const one of below(inner).toReversed()) stack.push(one);
  }
  return found;
}

/** A schema with the namespace that holds inside of it; a named type as what it defines. */
export function within(schema: Schema): Schema | Defined {
  const { node, namespace } = schema;
  const { raw } = node;
  const namespaceAt = own(node, 'namespace')?.spot ?? schema.namespaceAt;
  // What is written in a named type is not that type.
  const plain = { node, namespace, namespaceAt: schema.namespaceAt };
  if (!isMap(raw)) return plain;
  if (typeof raw['protocol'] === 'string') return { node, namespace: textOf(raw['namespace']) ?? '', namespaceAt };
  if (!named.has(String(raw['type'])) || typeof raw['name'] !== 'string') return plain;
  const written = raw['name'];
  const name = fullName(written, textOf(raw['namespace']) ?? namespace);
  const inside = name.includes('.') ? name.slice(0, name.lastIndexOf('.')) : '';
  const aliases = Array.isArray(raw['aliases']) ? (raw['aliases'] as unknown[]).map(String) : [];
  const at = written.includes('.') ? own(node, 'name')?.spot : namespaceAt;
  return { node, namespace: inside, namespaceAt: at, name, aliases: aliases.map((alias) => fullName(alias, inside)) };
}

/** The schemas written directly in another. */
function below({ node, namespace, namespaceAt }: Schema): Schema[] {
  const { raw } = node;
  const keys = Array.isArray(raw) ? [...raw.keys()] : isMap(raw) ? ['type', 'items', 'values', 'types', 'fields'] : [];
  const messages = isMap(raw) && typeof raw['protocol'] === 'string' ? childrenOf(node, 'messages') : [];
  const sent = messages.flatMap(([, message]) =>
    ['request', 'response', 'errors'].flatMap((part) => own(message, part) ?? []),
  );
  return [...keys.flatMap((key) => own(node, key) ?? []), ...sent]
    .filter((child) => typeof child.raw === 'object' && child.raw !== null)
    .map((child) => ({ node: child, namespace, namespaceAt }));
}

function textOf(raw: unknown): string | null {
  return typeof raw === 'string' ? raw : null;
}

/** The whole of a document. */
export function wholeOf(document: Document): Schema {
  return { node: rootNode(document), namespace: '' };
}
