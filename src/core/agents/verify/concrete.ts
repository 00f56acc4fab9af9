import { type Check, drop } from './draft.ts';

const advice = /^(?:please\s+)?(?:verify|ensure|consider|check|make sure|double[- ]check|review|confirm)\b/i;

/** It says what happens to whom. Advice to have a look is not a finding; what is handed over only has to be named. */
export const concrete: Check = (draft) => {
  const { title, scenario, recommendation, defer } = draft.claim;
  if (defer !== null && title.length >= 8) return draft;
  if (title.length < 8 || scenario.length < 20 || advice.test(scenario)) return drop(draft, 'it names no consequence');
  // Such a recommendation says nothing that the rule does not say better.
  return advice.test(recommendation) ? { ...draft, claim: { ...draft.claim, recommendation: '' } } : draft;
};
