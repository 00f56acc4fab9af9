import type { Check } from './draft.ts';

/** Makes a claim an explanation if a rule has a finding in the same area on the same line. */
export const repeated: Check = (draft, { questions, findings, areaOf }) => {
  const { at, claim } = draft;
  if (draft.explains !== null || at === null || !Object.hasOwn(questions, claim.check)) return draft;
  const area = questions[claim.check]?.area;
  const same = [...findings.values()].find(
    ({ rule, path, line, side }) => path === at.path && line === at.line && side === at.side && areaOf(rule) === area,
  );
  return same ? { ...draft, explains: same } : draft;
};
