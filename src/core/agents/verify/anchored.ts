import { type Check, drop } from './draft.ts';

/** Drops a claim whose quoted line is not in the file; sets `at` to the line, which may have another number. */
export const anchored: Check = async (draft, { locate }) => {
  const at = await locate(draft.claim);
  return at === null ? drop(draft, 'the line it quotes is not in the file') : { ...draft, at };
};
