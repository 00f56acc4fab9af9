import { below, type Document, rootOf, type Spot } from '../../texts/document.ts';
import { isMap } from '../document-store.ts';
import { methods } from './methods.ts';

/** The operations that a document lists in its own paths. */
export function operationsOf(document: Document): readonly { readonly name: string; readonly at: Spot }[] {
  const { value } = document;
  if (!isMap(value) || !isMap(value['paths'])) return [];
  return Object.entries(value['paths']).flatMap(([route, item]) => {
    const listed = isMap(item) ? methods.filter((method) => method in item) : [];
    return listed.map((method) => ({
      name: `${method.toUpperCase()} ${route}`,
      at: below(rootOf(document), 'paths', route, method),
    }));
  });
}
