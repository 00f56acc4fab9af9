import type { Seen } from '../verify/draft.ts';
import { nameLookup } from './name-lookup.ts';

/** The numbers of lines, as `a12` or `b12-14`: we wrote them, so a number that stands in no other place was not shown. */
const lineNumbers = /\b[ab]\d+(?:-\d+)?\b/g;

/**
 * Everything an agent was shown, to look names up in. Case does not matter, and neither does white space; a number has to
 * be there as a whole.
 */
export function seenIn(texts: readonly string[]): Seen {
  const told = texts.map((text) => text.toLowerCase().replace(lineNumbers, ' '));
  const has = nameLookup(told, (whole, wanted) =>
    /^\d+$/.test(wanted) ? new RegExp(`(?<![\\w-])${wanted}(?!\\d)`).test(whole) : whole.includes(wanted),
  );
  return { has };
}
