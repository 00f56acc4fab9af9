import { type Document, rootOf, type Spot } from '../../texts/document.ts';
import { type DocumentStore, isMap, type Node, nameOfNode, own } from '../document-store.ts';
import { nameOfRef, refOf } from '../json-reference.ts';
import type { Implied } from '../comparison/sameness.ts';
import type { Families } from './context.ts';
import { mappedTo } from './discriminator.ts';
import { listOf } from './view.ts';

/** A schema that says in its `allOf` that it is another one too. */
export interface Subtype {
  readonly name: string;
  readonly node: Node;
}

/** A named schema, and what it extends, as it is written. */
interface Entry extends Subtype {
  readonly bases: readonly { readonly ref: string; readonly spot: Spot }[];
}

const indexes = new WeakMap<DocumentStore, Map<Document, Subtypes>>();

/** The subtypes of a contract, looked up once. */
export function subtypesIn(documents: DocumentStore, root: Node): Subtypes {
  const known = indexes.get(documents) ?? new Map<Document, Subtypes>();
  indexes.set(documents, known);
  const index = known.get(root.spot.document) ?? new Subtypes(documents, root.spot.document);
  known.set(root.spot.document, index);
  return index;
}

/**
 * Which schemas extend which: those that the contract and the document of the base give a name to. Nothing refers from
 * a base to its subtypes, so they are only found by looking at every schema; that is done where a discriminator is met.
 */
export class Subtypes implements Families {
  readonly #documents: DocumentStore;
  readonly #root: Document;
  readonly #entries = new Map<Document, readonly Entry[]>();
  readonly #children = new Map<object, readonly Subtype[]>();
  readonly #implied = new Map<unknown, readonly Implied[]>();

  constructor(documents: DocumentStore, root: Document) {
    this.#documents = documents;
    this.#root = root;
  }

  /** The schemas that extend this one directly. */
  of(base: Node): readonly Subtype[] {
    const { raw, spot } = base;
    if (!isMap(raw)) return [];
    const known = this.#children.get(raw);
    if (known !== undefined) return known;
    const found = new Map<unknown, Subtype>();
    for (const document of new Set([this.#root, spot.document])) {
      for (const { name, node, bases } of this.#entriesOf(document)) {
        if (node.raw === raw || found.has(node.raw)) continue;
        if (bases.some(({ ref, spot: from }) => this.#documents.peek(ref, from)?.raw === raw)) {
          found.set(node.raw, { name, node });
        }
      }
    }
    const children = [...found.values()];
    this.#children.set(raw, children);
    return children;
  }

  /** Those, and the ones that extend them. */
  below(base: Node): readonly Subtype[] {
    const found = new Map<unknown, Subtype>([[base.raw, { name: '', node: base }]]);
    for (const { node } of found.values()) {
      for (const child of this.of(node)) if (!found.has(child.node.raw)) found.set(child.node.raw, child);
    }
    return [...found.values()].slice(1);
  }

  /** What stands behind a discriminator: the subtypes, what is mapped to, and by name what is chosen from. */
  implied(base: Node): readonly Implied[] {
    const known = this.#implied.get(base.raw) ?? this.#behind(base);
    this.#implied.set(base.raw, known);
    return known;
  }

  #behind(base: Node): readonly Implied[] {
    const stated = own(base, 'discriminator');
    if (stated === undefined) return [];
    const mapping = own(stated, 'mapping');
    const names = [...Object.values(isMap(mapping?.raw) ? mapping.raw : {}), own(stated, 'defaultMapping')?.raw];
    const mapped = names.flatMap((name) => {
      return typeof name === 'string' ? [{ name, node: mappedTo(name, stated.spot, this.#documents) }] : [];
    });
    const chosen = ['oneOf', 'anyOf'].flatMap((keyword) => listOf(base, keyword));
    return [
      ...(chosen.length > 0 ? [] : this.below(base)),
      ...mapped,
      ...chosen.map(({ raw }) => ({ name: nameOfRef(refOf(raw) ?? ''), node: null })),
    ];
  }

  #entriesOf(document: Document): readonly Entry[] {
    const known = this.#entries.get(document);
    if (known !== undefined) return known;
    const root: Node = { raw: document.value, spot: rootOf(document) };
    const components = own(root, 'components');
    const maps = [components && own(components, 'schemas'), own(root, 'definitions'), own(root, '$defs')];
    const named = maps.flatMap((map) =>
      Object.keys(isMap(map?.raw) ? map.raw : {}).flatMap((name) => (map && own(map, name)) ?? []),
    );
    const entries = [root, ...named].map((node) => this.#entry(node));
    this.#entries.set(document, entries);
    return entries;
  }

  #entry(named: Node): Entry {
    const ref = refOf(named.raw);
    const alone = ref !== null && isMap(named.raw) && Object.keys(named.raw).length === 1;
    const node = (alone ? this.#documents.peek(ref, named.spot) : null) ?? named;
    const bases = [...listOf(isMap(node.raw) ? node : { ...node, raw: {} }, 'allOf'), ...(alone ? [] : [node])];
    return {
      name: nameOfNode(named),
      node,
      bases: bases.flatMap((base) => {
        const to = refOf(base.raw);
        return to === null ? [] : [{ ref: to, spot: base.spot }];
      }),
    };
  }
}
