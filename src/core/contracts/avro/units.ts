import type { Document, Spot } from '../../texts/document.ts';
import { isDocument } from '../../texts/document.ts';
import { type DocumentStore, isMap, own, pathOf } from '../document-store.ts';
import type { Unit } from '../format.ts';
import { Names, type Schema, shortName, wholeOf, within } from './names.ts';

const known = new WeakMap<Document, Names>();

/** The named types that a document can use. */
export function namesOf(document: Document): Names {
  return known.get(document) ?? new Names([wholeOf(document).node], false);
}

/** Each document is a contract; they know the types of each other. */
export function units(documents: readonly Document[], store: DocumentStore): readonly Unit[] {
  const names = new Names(
    documents.filter(isDocument).map((document) => wholeOf(document).node),
    store.refused().length > 0,
  );
  for (const document of documents) known.set(document, names);
  return documents.map((document) => ({ name: document.file, title: titleOf(document), documents: [document] }));
}

/** What a protocol or a named type is called; an empty text for a schema without a name. */
export function titleOf(document: Document): string {
  const { raw } = wholeOf(document).node;
  const name = isMap(raw) ? (raw['protocol'] ?? raw['name']) : undefined;
  return typeof name === 'string' ? shortName(name) : '';
}

/** The namespace that holds where a name is written. */
export function scopeOf(from: Spot): string {
  let schema: Schema = within(wholeOf(from.document));
  for (const key of pathOf(from)) {
    const node = own(schema.node, key);
    if (node === undefined) break;
    schema = within({ node, namespace: schema.namespace });
  }
  return schema.namespace;
}
