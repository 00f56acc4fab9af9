import { type Check, drop } from './draft.ts';

/** Drops a claim about a line the change does not touch, unless it touches a line of the evidence. */
export const introduced: Check = (draft) => {
  const isTouched = draft.at?.touched === true || draft.evidence.some(({ touched }) => touched);
  return isTouched
    ? draft
    : drop(draft, 'it was there before, and nothing the change touches is shown to make it matter');
};
