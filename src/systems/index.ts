import type { Service } from '../model/service.ts';
import type { Tree } from '../model/tree.ts';

/** The services of a tree, by the manifests and Dockerfiles in it, in path order. */
export function readServices(tree: Tree): readonly Service[] {
  void tree;
  return [];
}
