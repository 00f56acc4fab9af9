import type * as TreeSitter from 'web-tree-sitter';
import type { Refusal } from '../../model/tree.ts';

type Engine = typeof TreeSitter;

/** Loads the bytes of a grammar, or of the engine itself under the name `web-tree-sitter`. */
export type LoadGrammar = (name: string) => Promise<Uint8Array>;

const maximumCharacters = 1_000_000;
/** Human code stays below 100. Some unclosed nestings above 5,000 overflow the engine's stack, and no engine survives that. */
const maximumNesting = 1000;
/** The engine reports about every hundred operations; ordinary code needs one report for 10 to 40 characters. */
const reportsPerCharacter = 0.5;

let engine: Engine | null = null;
let crashed = false;
/** A parser for each grammar that is loaded. */
const parsers = new Map<string, TreeSitter.Parser>();

/** Loads these grammars for `parse`, each once, and the engine with the first. */
export async function prepareGrammars(names: readonly string[], load: LoadGrammar): Promise<void> {
  const missing = names.filter((name) => !parsers.has(name));
  if (missing.length === 0) return;
  if (engine === null) {
    const library = await import('web-tree-sitter');
    await library.Parser.init({ wasmBinary: await load('web-tree-sitter') });
    engine = library;
  }
  for (const name of missing) {
    const language = await engine.Language.load(await load(name));
    parsers.set(name, new engine.Parser().setLanguage(language));
  }
}

/**
 * Passes the syntax tree of a text to `use`, frees it, and returns the result, or why the text is not parsed. Bounds on
 * size, nesting and work count characters, never time: a text has the same result on every machine.
 */
export function parse<T>(
  text: string,
  grammar: string,
  use: (tree: TreeSitter.Tree) => T,
): { readonly value: T } | { readonly refusal: Refusal } {
  const parser = parsers.get(grammar);
  if (parser === undefined) {
    return refuse(`the grammar ${grammar} is not loaded`, 'Report this: it is a fault of Architect, not of the file.');
  }
  if (crashed) return refuse('the parser stopped at an earlier file', 'Put right or exclude the file that stopped it.');
  if (text.length > maximumCharacters) {
    return refuse('it is larger than 1 MB', 'Split it, or exclude it if a tool writes it.');
  }
  if (nestingOf(text) > maximumNesting) {
    return refuse(
      `its brackets nest more than ${maximumNesting} deep`,
      'Flatten it, or exclude it if a tool writes it.',
    );
  }
  let tree: TreeSitter.Tree | null = null;
  try {
    let reports = 0;
    const most = 1000 + text.length * reportsPerCharacter;
    tree = parser.parse(text, null, { progressCallback: () => ++reports > most });
    if (tree !== null) return { value: use(tree) };
    // Otherwise it would go on with this text at the next one.
    parser.reset();
    return refuse('it takes too long to parse', 'Split it, or exclude it if a tool writes it.');
  } catch (error) {
    if (!(error instanceof Error && error.name === 'RuntimeError')) throw error;
    crashed = true;
    return refuse('the parser stopped at it', 'Simplify it, or exclude it if a tool writes it.');
  } finally {
    if (!crashed) tree?.delete();
  }
}

function refuse(because: string, fix: string): { readonly refusal: Refusal } {
  return { refusal: { because, fix } };
}

/** The deepest nesting of brackets, counting those in strings and comments too: a bound, not a measure. */
function nestingOf(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 40 || code === 91 || code === 123) deepest = Math.max(deepest, ++depth);
    else if ((code === 41 || code === 93 || code === 125) && depth > 0) depth--;
  }
  return deepest;
}
