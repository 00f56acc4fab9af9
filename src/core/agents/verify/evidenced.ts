import { type Check, drop } from './draft.ts';

/** Drops a claim of whose evidence no line is in the files; keeps the lines that are, each once, and four at most. */
export const evidenced: Check = async (draft, { locate }) => {
  const found = await Promise.all(draft.claim.evidence.map(locate));
  const evidence = found.filter((one) => one !== null);
  if (evidence.length === 0) return drop(draft, 'none of its evidence is in the files');
  const places = evidence.map(({ path, side, line }) => `${side} ${path}:${line}`);
  return {
    ...draft,
    evidence: evidence.filter((_, index) => places.indexOf(places[index] ?? '') === index).slice(0, 4),
  };
};
