import { type Check, drop } from './draft.ts';

const advice = /^(?:please\s+)?(?:verify|ensure|consider|check|make sure|double[- ]check|review|confirm)\b/i;

/** Drops a claim that names no consequence, such as advice to have a look. A hand-off only needs a title. */
export const concrete: Check = (draft) => {
  const { title, scenario, recommendation, defer } = draft.claim;
  if (defer !== null && title.length >= 8) return draft;
  if (title.length < 8 || scenario.length < 20 || advice.test(scenario)) return drop(draft, 'it names no consequence');
  // The rule's own fix says more than such a recommendation.
  return advice.test(recommendation) ? { ...draft, claim: { ...draft.claim, recommendation: '' } } : draft;
};
