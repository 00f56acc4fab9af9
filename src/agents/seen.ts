import type { Seen } from './verify/draft.ts';

/** Everything an agent was shown, to look names up in. Case does not matter, and neither does white space. */
export function seenIn(texts: readonly string[]): Seen {
  const whole = texts.join('\n').toLowerCase().replace(/\s+/g, ' ');
  const known = new Map<string, boolean>();
  return {
    has: (name) => {
      const wanted = name.toLowerCase().replace(/\s+/g, ' ').trim();
      let found = known.get(wanted);
      if (found === undefined) known.set(wanted, (found = wanted !== '' && whole.includes(wanted)));
      return found;
    },
  };
}
