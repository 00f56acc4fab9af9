import { createRequire } from 'node:module';
import type { Concatenation, DFA, Element, JS, NFA, NoParent, Quantifier } from 'refa';
import type * as Refa from 'refa';
import type { AspectLaw } from '../comparison/element.ts';

/** What one comparison may cost: a pattern that takes more states is not decided. */
const limits = { length: 2000, states: 4000 } as const;

/** Loaded when two patterns are first compared: most reviews never do. */
let loaded: typeof Refa | undefined;

function refa(): typeof Refa {
  return (loaded ??= createRequire(import.meta.url)('refa') as typeof Refa);
}

/**
 * How two patterns compare, by the texts they match. `replaced` where that cannot be decided (backward references, look
 * around, and patterns that are too large), and for one that is only held to where a text begins and ends.
 */
export const patternLaw: AspectLaw = (was, now) => {
  const [a, b] = [was, now].map((pattern) => (typeof pattern === 'string' && !isIdle(pattern) ? pattern : undefined));
  if (a === b) return null;
  if (a === undefined) return 'narrowed';
  if (b === undefined) return 'widened';
  const keeps = matchesAll(b, a);
  if (keeps === undefined) return 'replaced';
  if (!keeps) return isBounded(a, b) ? 'replaced' : 'narrowed';
  return matchesAll(a, b) === true ? null : 'widened';
};

/** Whether the one pattern is the other with `^` before it, `$` behind it, or both: who wrote it mostly meant the whole text. */
function isBounded(was: string, now: string): boolean {
  // Where a pattern is no literal of a language, a slash needs no escape.
  const [from, to] = [was, now].map((pattern) => pattern.replaceAll('\\/', '/')) as [string, string];
  return [`^${from}$`, `^(${from})$`, `^(?:${from})$`, `^${from}`, `${from}$`].includes(to);
}

/** Whether a pattern matches every text that another matches; undefined where that cannot be decided. */
export function matchesAll(wide: string, narrow: string): boolean | undefined {
  if (wide === narrow) return true;
  if (wide.length > limits.length || narrow.length > limits.length) return undefined;
  try {
    const { DFA: Deterministic, isDisjointWith } = refa();
    const others: DFA = Deterministic.fromFA(automaton(wide), new Deterministic.LimitedNodeFactory(limits.states));
    others.complement();
    return isDisjointWith(automaton(narrow), others);
  } catch {
    // Not the syntax of JavaScript, or more than the automata take.
    return undefined;
  }
}

/** Whether some text matches both patterns; undefined where that cannot be decided. */
export function meet(one: string, other: string): boolean | undefined {
  if (one.length > limits.length || other.length > limits.length) return undefined;
  try {
    return !refa().isDisjointWith(automaton(one), automaton(other));
  } catch {
    return undefined;
  }
}

/** Says of texts whether a pattern matches them; null where that cannot be decided. */
export function matcher(pattern: string): ((text: string) => boolean) | null {
  if (pattern.length > limits.length) return null;
  try {
    const known = automaton(pattern);
    const { Words } = refa();
    return (text) => known.test(Words.fromStringToUnicode(text));
  } catch {
    return null;
  }
}

/** A pattern that matches one text only. */
export function literalPattern(text: string): string {
  return `^${text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)}$`;
}

/** A pattern that matches these texts, and no other. */
export function literalPatterns(texts: readonly string[]): string {
  return `^(?:${texts.map((text) => literalPattern(text).slice(1, -1)).join('|')})$`;
}

/** Whether everything matches a pattern, as far as that is plain to see. */
export function isIdle(pattern: string): boolean {
  return /^\^?(\(?\.\*\)?)?\$?$/.test(pattern);
}

function automaton(pattern: string): NFA {
  const { NFA: Automaton } = refa();
  const { expression, maxCharacter } = parsed(pattern);
  const alternatives = whole(expression.alternatives);
  const factory = new Automaton.LimitedNodeFactory(limits.states);
  return Automaton.fromRegex({ type: 'Expression', alternatives }, { maxCharacter }, { assertions: 'throw' }, factory);
}

function parsed(source: string): JS.ParseResult {
  const flags = { source, flags: 'u' };
  return refa().JS.Parser.fromLiteral(flags).parse({ assertions: 'parse', backreferences: 'throw' });
}

/**
 * A pattern matches anywhere in a text unless it is tied to its start or its end. What may stand before and after is written
 * once for all alternatives that are tied alike: written for each, the automaton would keep track of which of them matched.
 */
function whole(alternatives: readonly NoParent<Concatenation>[]): NoParent<Concatenation>[] {
  const tied = new Map<string, { from: boolean; to: boolean; inside: NoParent<Concatenation>[] }>();
  for (const { elements } of alternatives) {
    const from = isEdge(elements[0], 'behind');
    const rest = elements.slice(from ? 1 : 0);
    const to = isEdge(rest.at(-1), 'ahead');
    const inside: NoParent<Concatenation> = { type: 'Concatenation', elements: to ? rest.slice(0, -1) : rest };
    const known = tied.get(`${from} ${to}`);
    if (known) known.inside.push(inside);
    else tied.set(`${from} ${to}`, { from, to, inside: [inside] });
  }
  return [...tied.values()].map(({ from, to, inside }) => ({
    type: 'Concatenation',
    elements: [
      ...(from ? [] : [anything()]),
      { type: 'Alternation', alternatives: inside },
      ...(to ? [] : [anything()]),
    ],
  }));
}

function anything(): NoParent<Quantifier> {
  return {
    type: 'Quantifier',
    min: 0,
    max: Number.POSITIVE_INFINITY,
    lazy: false,
    alternatives: parsed('[^]').expression.alternatives,
  };
}

/** Whether an element is `^` or `$`: nothing may stand before, or after. */
function isEdge(element: NoParent<Element> | undefined, kind: 'ahead' | 'behind'): boolean {
  if (element?.type !== 'Assertion' || element.kind !== kind || !element.negate) return false;
  const [only, ...others] = element.alternatives.flatMap(({ elements }) => elements);
  return others.length === 0 && only?.type === 'CharacterClass' && only.characters.isAll;
}
