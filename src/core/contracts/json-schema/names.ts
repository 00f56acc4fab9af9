import type { Document } from '../../texts/document.ts';
import { matchesAll, meet } from './pattern.ts';

/** So many pairs of patterns of names are held against each other for one document: those beyond are as if nobody could tell. */
const mostPairs = 100;
/** Patterns of names are short: longer ones are not held against each other. */
const longest = 160;

const known = new WeakMap<Document, Map<string, boolean | undefined>>();

/** Whether a pattern surely has all names that another has. */
export function hasAllNames(wide: string, narrow: string, { document }: { readonly document: Document }): boolean {
  return asked(`all\n${wide}\n${narrow}`, document, () => matchesAll(wide, narrow));
}

/** Whether a name surely is one of both patterns. */
export function shareNames(one: string, other: string, { document }: { readonly document: Document }): boolean {
  return asked(`some\n${one}\n${other}`, document, () => meet(one, other));
}

function asked(question: string, document: Document, answer: () => boolean | undefined): boolean {
  let answers = known.get(document);
  if (answers === undefined) known.set(document, (answers = new Map()));
  if (!answers.has(question) && answers.size < mostPairs && question.length <= longest) answers.set(question, answer());
  return answers.get(question) === true;
}
