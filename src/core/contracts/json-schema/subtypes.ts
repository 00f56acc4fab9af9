import { type Document } from '../../texts/document.ts';
import { type DocumentStore, isMap, nameOfNode, type Node, own, rootNode } from '../document-store.ts';
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
  /** For each document the named schemas that extend a schema, by its value. */
  readonly #children = new Map<Document, ReadonlyMap<unknown, readonly Subtype[]>>();
  readonly #implied = new Map<unknown, readonly Implied[]>();

  constructor(documents: DocumentStore, root: Document) {
    this.#documents = documents;
    this.#root = root;
  }

  /** The schemas that extend this one directly. */
  of(base: Node): readonly Subtype[] {
    const { raw, spot } = base;
    if (!isMap(raw)) return [];
    const found = new Map<unknown, Subtype>();
    for (const document of new Set([this.#root, spot.document])) {
      for (const child of this.#childrenIn(document).get(raw) ?? []) {
        if (child.node.raw !== raw && !found.has(child.node.raw)) found.set(child.node.raw, child);
      }
    }
    return [...found.values()];
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

  #childrenIn(document: Document): ReadonlyMap<unknown, readonly Subtype[]> {
    const known = this.#children.get(document);
    if (known !== undefined) return known;
    const children = new Map<unknown, Subtype[]>();
    this.#children.set(document, children);
    const root: Node = rootNode(document);
    const components = own(root, 'components');
    const maps = [components && own(components, 'schemas'), own(root, 'definitions'), own(root, '$defs')];
    const named = maps.flatMap((map) =>
      Object.keys(isMap(map?.raw) ? map.raw : {}).flatMap((name) => (map && own(map, name)) ?? []),
    );
    for (const one of [root, ...named]) {
      const ref = refOf(one.raw);
      const alone = ref !== null && isMap(one.raw) && Object.keys(one.raw).length === 1;
      const node = (alone ? this.#documents.peek(ref, one.spot) : null) ?? one;
      const child = { name: nameOfNode(one), node };
      for (const base of this.#basesOf(node, alone)) {
        const of = children.get(base);
        if (of === undefined) children.set(base, [child]);
        else if (of.at(-1) !== child) of.push(child);
      }
    }
    return children;
  }

  /** The values of the schemas that a schema says it is too; what is only a reference to another one says nothing itself. */
  #basesOf(node: Node, isReference: boolean): readonly unknown[] {
    const all = listOf(isMap(node.raw) ? node : { ...node, raw: {} }, 'allOf');
    return [...all, ...(isReference ? [] : [node])].flatMap((base) => {
      const ref = refOf(base.raw);
      const target = ref === null ? null : this.#documents.peek(ref, base.spot);
      return target === null ? [] : [target.raw];
    });
  }
}
