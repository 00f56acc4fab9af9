import { isMap, type Node, own } from './document-store.ts';

/** What a node holds under a key, by name; where that is no map, nothing. */
export function childrenOf(node: Node, key: string): [string, Node][] {
  const map = own(node, key);
  if (map === undefined || !isMap(map.raw)) return [];
  return Object.keys(map.raw).flatMap((name): [string, Node][] => {
    const child = own(map, name);
    return child === undefined ? [] : [[name, child]];
  });
}
