import { type Node, own } from './document-store.ts';

/** What a node holds under a key, by name. */
export function childrenOf(node: Node, key: string): [string, Node][] {
  const map = own(node, key);
  if (map === undefined) return [];
  return Object.keys(map.raw as object).flatMap((name): [string, Node][] => {
    const child = own(map, name);
    return child === undefined ? [] : [[name, child]];
  });
}
