import type { Seen } from '../verify/draft.ts';

/** The numbers of lines, as `a12` or `b12-14`: we wrote them, so a number that stands in no other place was not shown. */
const lineNumbers = /\b[ab]\d+(?:-\d+)?\b/g;

/**
 * Everything an agent was shown, to look names up in. Case does not matter, and neither does white space; a number has to
 * be there as a whole.
 */
export function seenIn(texts: readonly string[]): Seen {
  const whole = texts.join('\n').toLowerCase().replace(lineNumbers, ' ').replace(/\s+/g, ' ');
  const holds = (wanted: string): boolean =>
    /^\d+$/.test(wanted) ? new RegExp(`(?<![\\w-])${wanted}(?!\\d)`).test(whole) : whole.includes(wanted);
  const known = new Map<string, boolean>();
  return {
    has: (name) => {
      const wanted = name.toLowerCase().replace(/\s+/g, ' ').trim();
      let found = known.get(wanted);
      if (found === undefined) known.set(wanted, (found = wanted !== '' && holds(wanted)));
      return found;
    },
  };
}
