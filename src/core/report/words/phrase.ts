import { mostUsers } from '../../model/contract.ts';
import { code } from './escape.ts';

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[]): string {
  return items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** The first few, and how many there are beside them: `a, b and 7 more`. Of `bound` items there may be more. */
export function firstOf(items: readonly string[], most: number, noun?: string, bound = Infinity): string {
  const rest = items.length - most;
  if (rest <= 0) return list(items);
  const others = noun === undefined ? `${rest} more` : counted(rest, `more ${noun}`);
  return list([...items.slice(0, most), items.length < bound ? others : `at least ${others}`]);
}

/** The first few of the operations that meet a change; where it may have more than are known: `a, b and at least 28 more`. */
export function firstOperations(operations: readonly string[], most: number, noun?: string): string {
  return firstOf(operations, most, noun, mostUsers);
}

/** With a capital and a full stop, as a reader of several expects it. */
export function sentence(words: string): string {
  const trimmed = words.trim();
  const stop = /[.!?…]$/u.test(trimmed) || trimmed === '' ? '' : '.';
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}${stop}`;
}

/** A revision as people write it: a commit by its first seven digits, a folder by its name. */
export function atCommit(head: string): string {
  return code(/^[0-9a-f]{40,64}$/u.test(head) ? head.slice(0, 7) : head);
}
