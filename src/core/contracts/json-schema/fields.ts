import { below, type Spot } from '../../texts/document.ts';
import { isMap, type Node } from '../document-store.ts';
import type { View } from './view.ts';

/** The fields of an object by name, each with all that is said of it. */
export function fieldsOf(view: View): Map<string, [Node, ...Node[]]> {
  const fields = new Map<string, [Node, ...Node[]]>();
  for (const { raw, node } of view.layers) {
    const map = raw['properties'];
    if (!isMap(map)) continue;
    for (const name in map) {
      const field = { raw: map[name], spot: below(node.spot, 'properties', name) };
      const known = fields.get(name);
      if (known) known.push(field);
      else fields.set(name, [field]);
    }
  }
  return fields;
}

/** All that is said of one field of an object. */
export function fieldOf({ layers }: View, name: string): readonly Node[] {
  return layers.flatMap(({ raw, node }) => {
    const map = raw['properties'];
    if (!isMap(map) || !Object.hasOwn(map, name)) return [];
    return [{ raw: map[name], spot: below(node.spot, 'properties', name) }];
  });
}

/** Whether no field has a name, so that none of another schema is one that it does not know. */
export function namesNone(view: View): boolean {
  return view.choices.length === 0 && fieldsOf(view).size === 0;
}

/** The fields that an object asks for, with the first place that says so. */
export function requiredNames(view: View): Map<string, Spot> {
  const names = new Map<string, Spot>();
  for (const { raw, node } of view.layers) {
    const list = raw['required'];
    if (!Array.isArray(list)) continue;
    list.forEach((name: unknown, index) => {
      if (typeof name === 'string' && !names.has(name)) names.set(name, below(node.spot, 'required', index));
    });
  }
  return names;
}
