import { type Check, drop } from './draft.ts';

/** How something is talked away. Whoever means the opposite says what happens, and has no need of these words. */
const dismissive =
  /\bfalse (?:positive|alarm)|\b(?:can|may|should|must) (?:safely )?be (?:ignored|dismissed|suppressed)\b|\b(?:ignore|dismiss|disregard|suppress) (?:this|the|that) (?:finding|rule|warning|report|comment)|\bnot (?:a|an) (?:real |actual )?(?:problem|issue|finding|breaking change)\b|\bsafe to (?:ignore|merge)\b|\b(?:is|are) harmless\b/i;

/** What explains a finding of the rules does not talk it away: no skeptic is asked about it, and rules are not overruled. */
export const agreeing: Check = (draft) =>
  draft.explains !== null && dismissive.test(draft.claim.scenario)
    ? drop(draft, 'it talks away what a rule found')
    : draft;
