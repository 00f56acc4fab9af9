import { type Check, drop } from './draft.ts';

const advice = /^(?:please\s+)?(?:verify|ensure|consider|check|make sure|double[- ]check|review|confirm)\b/i;

/** It says what happens to whom. Advice to have a look is not a finding. */
export const concrete: Check = (draft) => {
  const { title, scenario, recommendation } = draft.claim;
  if (title.length < 8 || scenario.length < 20 || advice.test(scenario)) return drop(draft, 'it names no consequence');
  // Such a recommendation says nothing that the rule does not say better.
  return advice.test(recommendation) ? { ...draft, claim: { ...draft.claim, recommendation: '' } } : draft;
};
