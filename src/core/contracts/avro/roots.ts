import { isMap, own } from '../document-store.ts';
import { listItems } from '../list-items.ts';
import { type Defined, type Schema, shortName, within } from './names.ts';

/**
 * The types of a protocol that nothing else in it is made of, and that no message carries: data is written as one of
 * these. A type that holds itself only is one too.
 */
export function rootsIn(protocol: Schema): readonly Defined[] {
  const scope = within(protocol);
  const defined = listItems(own(protocol.node, 'types')).flatMap((node): Defined[] => {
    const one = within({ ...scope, node });
    return 'name' in one ? [one] : [];
  });
  const used = new Set(usedBy(own(protocol.node, 'messages')?.raw));
  for (const one of defined) {
    for (const name of usedBy(one.node.raw)) if (name !== shortName(one.name)) used.add(name);
  }
  return defined.filter(({ name }) => !used.has(shortName(name)));
}

const holding = new Set(['type', 'items', 'values', 'response', 'errors']);

/** The last parts of all names that stand where a type does. */
function usedBy(whole: unknown): Set<string> {
  const used = new Set<string>();
  const stack: unknown[] = [whole];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (!isMap(next)) {
      for (const one of Array.isArray(next) ? next : []) if (typeof one === 'object' && one !== null) stack.push(one);
      continue;
    }
    for (const [key, value] of Object.entries(next)) {
      for (const one of holding.has(key) ? [value].flat() : []) if (typeof one === 'string') used.add(shortName(one));
      if (typeof value === 'object' && value !== null && key !== 'default') stack.push(value);
    }
  }
  return used;
}
