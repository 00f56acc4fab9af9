import { type Check, drop } from './draft.ts';

/**
 * Drops a claim that belongs to no question that was asked, explains no finding that exists, and hands nothing over. Sets
 * `explains`.
 */
export const asked: Check = (draft, { questions, facts, findings }) => {
  const { check, elaborates, defer } = draft.claim;
  const named = elaborates === '' ? null : (facts.get(elaborates) ?? null);
  const explains = named?.finding ? (findings.get(named.finding) ?? null) : null;
  if (explains !== null) return { ...draft, explains };
  if (defer !== null) return draft;
  if (elaborates !== '' && !Object.hasOwn(questions, check))
    return drop(draft, 'it explains a fact that does not exist');
  return Object.hasOwn(questions, check) ? draft : drop(draft, 'it answers no question that was asked');
};
