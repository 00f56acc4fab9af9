import type { Document } from '../../texts/document.ts';
import { matcher, matchesAll, meet } from './pattern.ts';

/** So many pairs of patterns of names are held against each other for one document: those beyond are as if nobody could tell. */
const mostPairs = 100;
/** So many patterns are held against single names, and so many names against them. */
const mostMatchers = 100;
const mostNames = 10_000;
/** Patterns of names are short: longer ones are not held against each other. */
const longest = 160;

/** What was found of the patterns of one document. */
interface Known {
  readonly pairs: Map<string, boolean | undefined>;
  readonly names: Map<string, boolean | undefined>;
  readonly matchers: Map<string, ((name: string) => boolean) | null>;
}

interface Place {
  readonly document: Document;
}

const knownIn = new WeakMap<Document, Known>();

/** Whether a pattern surely has all names that another has. */
export function hasAllNames(wide: string, narrow: string, at: Place): boolean {
  return asked(`all\n${wide}\n${narrow}`, at, () => matchesAll(wide, narrow));
}

/** Whether a name surely is one of both patterns. */
export function shareNames(one: string, other: string, at: Place): boolean {
  return asked(`some\n${one}\n${other}`, at, () => meet(one, other));
}

/** Whether a name is one of a pattern; undefined where that cannot be told. */
export function hasName(pattern: string, name: string, at: Place): boolean | undefined {
  const { names, matchers } = knownOf(at);
  const question = `${pattern}\n${name}`;
  if (!matchers.has(pattern) && matchers.size < mostMatchers) matchers.set(pattern, matcher(pattern));
  if (!names.has(question) && names.size < mostNames) names.set(question, matchers.get(pattern)?.(name));
  return names.get(question);
}

function asked(question: string, at: Place, answer: () => boolean | undefined): boolean {
  const { pairs } = knownOf(at);
  if (!pairs.has(question) && pairs.size < mostPairs && question.length <= longest) pairs.set(question, answer());
  return pairs.get(question) === true;
}

function knownOf({ document }: Place): Known {
  const known = knownIn.get(document) ?? { pairs: new Map(), names: new Map(), matchers: new Map() };
  knownIn.set(document, known);
  return known;
}
