import { isMap, own } from '../document-store.ts';
import type { Model, Shape } from './model.ts';
import { api } from './traits.ts';

/** By the shape that operations take and the name of its member. */
type Places = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

const known = new WeakMap<Model, Places>();

/** Where a member of what operations take stands in their addresses; nothing where it is no label of any. */
export function labelPlace({ id }: Shape, name: string, model: Model): string | undefined {
  let places = known.get(model);
  if (places === undefined) known.set(model, (places = placesIn(model)));
  return places.get(id)?.get(name)?.join(' and ');
}

/** The places of all labels. */
function placesIn(model: Model): Places {
  const found = new Map<string, Map<string, string[]>>();
  for (const shape of model.shapes.values()) {
    const http = shape.type === 'operation' ? model.traitsOf(shape).get(api('http'))?.value : undefined;
    const input = own(shape.node, 'input');
    const target = input && model.targetOf(input);
    if (!isMap(http) || !target) continue;
    const uri = String(http['uri']);
    const places = found.get(target) ?? new Map<string, string[]>();
    found.set(target, places);
    for (const [index, [, name = '']] of [...uri.matchAll(label)].entries()) {
      const place = `${index} of ${String(http['method'])} ${uri.replaceAll(label, '{}')}`;
      const all = places.get(name) ?? [];
      all.push(place);
      places.set(name, all);
    }
  }
  return found;
}

const label = /\{(\w+)\+?\}/g;
