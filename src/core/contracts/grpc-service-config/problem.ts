import { type Node, own } from '../document-store.ts';
import type { Problem } from '../format.ts';
import { listItems } from '../list-items.ts';
import { keyOf, nameOf, namesOf } from './method-configs.ts';
import { secondsIn } from './settings.ts';

/** What keeps clients from using a config: of one that has it they take nothing at all. */
export function problemOf(root: Node): Problem | null {
  const all = own(root, 'methodConfig');
  if (all !== undefined && !Array.isArray(all.raw)) {
    return { at: all.spot, because: '`methodConfig` is not a list', fix: 'write a list of entries' };
  }
  const known = new Set<string>();
  for (const entry of listItems(all)) {
    for (const name of namesOf(entry)) {
      const key = keyOf(name);
      if (known.has(key)) {
        const because = `\`${nameOf(key).slice(0, 100)}\` is named twice, and clients refuse the whole config then`;
        return { at: name.spot, because, fix: 'keep one of the two' };
      }
      known.add(key);
    }
    const timeout = own(entry, 'timeout');
    if (timeout !== undefined && timeout.raw !== null && secondsIn(timeout.raw) === undefined) {
      return { at: timeout.spot, because: 'its timeout is no duration', fix: 'write seconds, as in `"1.5s"`' };
    }
  }
  return null;
}
