import type { Effect } from '../../model/contract.ts';
import type { AspectLaw } from '../comparison/element.ts';

/** The name a type is made of, without lists and exclamation marks. */
export function namedType(text: string): string {
  return text.replace(/[[\]!]/g, '');
}

/** Whether null is no value of a type. */
export function isNonNull(text: string): boolean {
  return text.endsWith('!');
}

/** A type without the exclamation mark around all of it. */
export function nullableType(text: string): string {
  return isNonNull(text) ? text.slice(0, -1) : text;
}

/** Two types, but for whether they themselves may be null: what lists in them hold may become null, or no longer. */
export const typeLaw: AspectLaw = (was, now) => {
  const [a, b] = [String(was), String(now)];
  if (a === b) return null;
  if (bare(a) !== bare(b)) return 'replaced';
  const [before, after] = [marks(a), marks(b)];
  const found = new Set<Effect>();
  for (const depth of new Set([...before, ...after])) {
    if (before.has(depth) !== after.has(depth)) found.add(after.has(depth) ? 'narrowed' : 'widened');
  }
  const [effect = null, ...others] = found;
  return others.length > 0 ? 'replaced' : effect;
};

function bare(text: string): string {
  return text.replaceAll('!', '');
}

/** At how many closing brackets from the name an exclamation mark stands. */
function marks(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  let depth = 0;
  for (const character of text) {
    if (character === ']') depth++;
    if (character === '!') found.add(depth);
  }
  return found;
}
