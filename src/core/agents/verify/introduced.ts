import { type Check, drop } from './draft.ts';

/** The change has to do with it: the line is one it touches, or some line of the evidence is, and so makes it matter. */
export const introduced: Check = (draft) => {
  const isTouched = draft.at?.touched === true || draft.evidence.some(({ touched }) => touched);
  return isTouched
    ? draft
    : drop(draft, 'it was there before, and nothing the change touches is shown to make it matter');
};
