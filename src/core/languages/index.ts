import type { Unread } from '../model/contract.ts';
import type { Source } from '../model/source.ts';
import type { Tree } from '../model/tree.ts';
import { languages } from './generated.ts';
import type { Language } from './language.ts';
import { isClean } from './syntax/is-clean.ts';
import { otherGrammars, otherLanguages } from './syntax/other-languages.ts';
import { type LoadGrammar, prepareGrammars } from './syntax/parse.ts';

/** What the code of one tree says. */
export interface SourceReading {
  readonly sources: readonly Source[];
  readonly unread: readonly Unread[];
  /** Files of the same repository whose text is needed to tell what a call does. */
  readonly wanted: readonly string[];
}

const readers: ReadonlyMap<string, Language> = new Map(
  Object.values(languages).flatMap((language) => language.extensions.map((ending) => [ending, language] as const)),
);

/**
 * Makes ready what `readSources` needs for these files, and nothing where none of them is code: a review of contracts
 * does not pay for it. `load` brings the bytes of a grammar.
 */
export async function prepareLanguages(paths: readonly string[], load: LoadGrammar): Promise<void> {
  const needed = new Set(paths.flatMap((path) => readers.get(endingOf(path)) ?? []));
  await prepareGrammars([...new Set([...needed].flatMap(({ grammars }) => grammars))], load);
}

/**
 * Reads the given code files of a tree, after `prepareLanguages` was called with them. `touched` are the lines the
 * change adds, edits or removes on this side, by path.
 */
export function readSources(
  tree: Tree,
  paths: readonly string[],
  touched: ReadonlyMap<string, ReadonlySet<number>>,
): SourceReading {
  const readings = Object.values(languages).flatMap((language) => {
    const own = paths.filter((path) => readers.get(endingOf(path)) === language);
    return own.length > 0 ? [language.read({ tree, paths: own, touched })] : [];
  });
  return {
    sources: readings.flatMap(({ sources }) => sources),
    unread: readings.flatMap(({ unread }) => unread),
    wanted: readings.flatMap(({ wanted }) => wanted),
  };
}

/** The language of a file of code, as people write it, where that is one that nothing reads; null for all others. */
export function unreadLanguage(path: string): string | null {
  const ending = endingOf(path);
  return readers.has(ending) ? null : (otherLanguages.get(ending) ?? null);
}

/** Whether a file is code, in a language that is read or in one that is only seen. */
export function isCode(path: string): boolean {
  const ending = endingOf(path);
  return readers.has(ending) || otherLanguages.has(ending);
}

/** Makes ready what `isWellFormed` needs for these files, which is more than what reads them: there are more grammars. */
export async function prepareSyntax(paths: readonly string[], load: LoadGrammar): Promise<void> {
  await prepareGrammars([...new Set(paths.flatMap(grammarsOf))], load);
}

/**
 * Whether a text has no syntax error in the language its name says it is written in; null where there is no grammar of
 * it, or `prepareSyntax` was not called for it.
 */
export function isWellFormed(path: string, text: string): boolean | null {
  const answers = grammarsOf(path).map((grammar) => isClean(text, grammar));
  return answers.includes(true) ? true : (answers.find((answer) => answer !== null) ?? null);
}

function grammarsOf(path: string): readonly string[] {
  const ending = endingOf(path);
  return readers.get(ending)?.grammars ?? otherGrammars(ending);
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.')).toLowerCase();
}
