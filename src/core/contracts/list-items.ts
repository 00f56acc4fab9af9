import { type Node, own } from './document-store.ts';

/** The items of a list as they are written; of anything else, none. */
export function listItems(list: Node | undefined): readonly Node[] {
  if (list === undefined || !Array.isArray(list.raw)) return [];
  return list.raw.flatMap((_: unknown, index) => own(list, index) ?? []);
}
