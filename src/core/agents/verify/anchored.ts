import { type Check, drop } from './draft.ts';

/** The line it quotes is there: where it says, or in one place that can be meant. */
export const anchored: Check = async (draft, { locate }) => {
  const at = await locate(draft.claim);
  return at === null ? drop(draft, 'the line it quotes is not in the file') : { ...draft, at };
};
