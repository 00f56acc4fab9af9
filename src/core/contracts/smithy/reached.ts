import { own } from '../document-store.ts';
import type { Model, Shape } from './model.ts';
import { closureOf } from './service.ts';

/** What a model offers, and everything that leads to. */
export interface Reached {
  /** The operations and resources of its services. */
  readonly offered: ReadonlySet<string>;
  /** The ids of all shapes that an operation or a service leads to. */
  readonly types: ReadonlySet<string>;
}

/** What the services and operations of a model lead to. */
export function reachedIn(model: Model): Reached {
  const [offered, types] = [new Set<string>(), new Set<string>()];
  const keep = (id: string | null | undefined) => {
    if (typeof id === 'string') types.add(id);
  };
  const keepErrors = (shape: Shape) => {
    for (const { id } of model.targetsOf(shape, 'errors')) keep(id);
  };
  for (const service of model.services) {
    keepErrors(service);
    const { operations, resources } = closureOf(service, model);
    for (const one of [...operations, ...resources]) offered.add(one.shape.id);
  }
  for (const shape of model.shapes.values()) {
    if (shape.type !== 'operation') continue;
    keepErrors(shape);
    for (const key of ['input', 'output']) {
      const node = own(shape.node, key);
      keep(node && model.targetOf(node));
    }
  }
  for (const id of types) {
    const shape = model.shapes.get(id);
    for (const { target } of shape === undefined ? [] : model.membersOf(shape).values()) keep(target);
  }
  return { offered, types };
}
