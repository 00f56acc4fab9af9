import type { Unread } from '../model/contract.ts';
import type { Source } from '../model/source.ts';
import { languages } from './generated.ts';
import type { Language, SourceRequest } from './language.ts';
import { isClean } from './syntax/is-clean.ts';
import { otherGrammars, otherLanguages } from './syntax/other-languages.ts';
import { type LoadGrammar, prepareGrammars } from './syntax/parse.ts';

/** What was read from the code of one tree. */
export interface SourceReading {
  readonly sources: readonly Source[];
  readonly unread: readonly Unread[];
  /** Files of the same tree whose text is needed to understand a call. */
  readonly wanted: readonly string[];
}

const readers: ReadonlyMap<string, Language> = new Map(
  Object.values(languages).flatMap((language) => language.extensions.map((ending) => [ending, language] as const)),
);

/**
 * Loads the grammars that `readSources` needs for these files; none if none of them is code, so that a review of contracts
 * does not wait for it. `load` loads the bytes of a grammar.
 */
export async function prepareLanguages(paths: readonly string[], load: LoadGrammar): Promise<void> {
  const needed = new Set(paths.flatMap((path) => readers.get(endingOf(path)) ?? []));
  await prepareGrammars([...new Set([...needed].flatMap(({ grammars }) => grammars))], load);
}

/** Reads code files of a tree, after `prepareLanguages` was called with them. */
export function readSources(request: SourceRequest): SourceReading {
  const readings = Object.values(languages).flatMap((language) => {
    const paths = request.paths.filter((path) => readers.get(endingOf(path)) === language);
    return paths.length > 0 ? [language.read({ ...request, paths })] : [];
  });
  return {
    sources: readings.flatMap(({ sources }) => sources),
    unread: readings.flatMap(({ unread }) => unread),
    wanted: readings.flatMap(({ wanted }) => wanted),
  };
}

/** The name of the language of a code file that no reader reads; null for any other file. */
export function unreadLanguage(path: string): string | null {
  const ending = endingOf(path);
  return readers.has(ending) ? null : (otherLanguages.get(ending) ?? null);
}

/** Whether a file is code, in a language with a reader or without. */
export function isCode(path: string): boolean {
  const ending = endingOf(path);
  return readers.has(ending) || otherLanguages.has(ending);
}

/** Loads the grammars that `isWellFormed` needs for these files: some languages have a grammar and no reader. */
export async function prepareSyntax(paths: readonly string[], load: LoadGrammar): Promise<void> {
  await prepareGrammars([...new Set(paths.flatMap(grammarsOf))], load);
}

/**
 * Whether a text has no syntax error in the language of its file name; null if there is no grammar for it, or
 * `prepareSyntax` was not called for it.
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
