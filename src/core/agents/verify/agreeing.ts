import { type Check, drop } from './draft.ts';

/** Wording that dismisses a finding. An explanation that supports it says what happens, and needs none of this. */
const dismissive =
  /\bfalse (?:positive|alarm)|\b(?:can|may|should|must) (?:safely )?be (?:ignored|dismissed|suppressed)\b|\b(?:ignore|dismiss|disregard|suppress) (?:this|the|that) (?:finding|rule|warning|report|comment)|\bnot (?:a|an) (?:real |actual )?(?:problem|issue|finding|breaking change)\b|\bsafe to (?:ignore|merge)\b|\b(?:is|are) harmless\b/i;

/** Drops an explanation that dismisses the rule's finding: no skeptic checks explanations, and no agent overrules a rule. */
export const agreeing: Check = (draft) =>
  draft.explains !== null && dismissive.test(draft.claim.scenario)
    ? drop(draft, 'it talks away what a rule found')
    : draft;
