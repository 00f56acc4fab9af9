import { type Check, drop } from './draft.ts';

/** Drops a claim that cites no existing fact of the kind its question requires; keeps the cited facts that exist. */
export const citesFacts: Check = (draft, { questions, facts }) => {
  const { claim, explains } = draft;
  const named = claim.facts.flatMap((id) => facts.get(id) ?? []);
  const wanted =
    explains === null && Object.hasOwn(questions, claim.check) ? questions[claim.check]?.requires : undefined;
  if (wanted && !named.some(({ kind }) => wanted.includes(kind))) {
    return drop(draft, `it needs a fact of the kind ${wanted.join(', ')}, and names none that exists`);
  }
  return { ...draft, facts: named };
};
