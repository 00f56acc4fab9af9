import { type Check, drop } from './draft.ts';

/** How something is talked away. Whoever means the opposite says what happens, and has no need of these words. */
const dismissive =
  /\bfalse (?:positive|alarm)|\b(?:can|may|should|must) (?:safely )?be (?:ignored|dismissed|suppressed)\b|\b(?:ignore|dismiss|disregard|suppress) (?:this|the|that) (?:finding|rule|warning|report|comment)|\bnot (?:a|an) (?:real |actual )?(?:problem|issue|finding|breaking change)\b|\bsafe to (?:ignore|merge)\b|\b(?:is|are) harmless\b/i;

/** Of names that stand nowhere a single one may be a slip. */
const mostUnknown = 1;

/**
 * What explains a finding of the rules neither talks it away nor tells of things it was not shown: no skeptic is asked
 * about it, and rules are not overruled.
 */
export const agreeing: Check = (draft) => {
  const { explains, claim, unknown } = draft;
  if (explains === null) return draft;
  if (dismissive.test(claim.scenario)) return drop(draft, 'it talks away what a rule found');
  if (unknown.length <= mostUnknown) return draft;
  return drop(draft, `it names what it was not shown: ${unknown.slice(0, 3).join(', ')}`);
};
