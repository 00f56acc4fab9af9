import type { Element } from '../comparison/element.ts';
import type { Layer } from './layer.ts';
import type { View } from './view.ts';

/** The layer that allows no items but those at the positions it lists. */
export function closedTuple({ layers, choices }: View): Layer | undefined {
  const closed = layers.find(({ raw }) => raw['items'] === false);
  const isAlone = choices.length === 0 && !layers.some(({ raw }) => evaluating.some((keyword) => keyword in raw));
  return closed ?? (isAlone ? layers.find(({ raw }) => raw['unevaluatedItems'] === false) : undefined);
}

/** What evaluates further items, or may do so. */
const evaluating = ['items', 'contains', 'if'];

/**
 * Whether a list is the same without what another one says of its items. A closed list has no other items. An open list has any
 * at a position that a closed one names, and that it is closed is said by itself.
 */
export function isSameWithout({ role, given }: Element, view: View): boolean {
  const isClosed = closedTuple(view) !== undefined;
  if (given['constraint'] === 'items') return isClosed && role === 'constraint';
  return given['constraint'] === 'prefixItems' && (role === 'choice') !== isClosed;
}
