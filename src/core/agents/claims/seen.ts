import type { Seen } from '../verify/draft.ts';
import { nameLookup } from './name-lookup.ts';

/** Line numbers like `a12` or `b12-14` are ours: a number that occurs only there was not in the code. */
const lineNumbers = /\b[ab]\d+(?:-\d+)?\b/g;

/** Looks names up in everything an agent was shown, ignoring case and white space; a number has to occur as a whole. */
export function seenIn(texts: readonly string[]): Seen {
  const told = texts.map((text) => text.toLowerCase().replace(lineNumbers, ' '));
  const has = nameLookup(told, (whole, wanted) =>
    /^\d+$/.test(wanted) ? new RegExp(`(?<![\\w-])${wanted}(?!\\d)`).test(whole) : whole.includes(wanted),
  );
  return { has };
}
