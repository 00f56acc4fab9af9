const extensions: Readonly<Record<string, readonly string[]>> = {
  C: ['.c', '.h'],
  Clojure: ['.clj', '.cljs'],
  'C++': ['.cc', '.cpp', '.cxx', '.hpp'],
  'C#': ['.cs'],
  Dart: ['.dart'],
  Elixir: ['.ex', '.exs'],
  Erlang: ['.erl'],
  'F#': ['.fs'],
  Go: ['.go'],
  Groovy: ['.groovy'],
  Haskell: ['.hs'],
  Java: ['.java'],
  Kotlin: ['.kt', '.kts'],
  Lua: ['.lua'],
  'Objective-C': ['.m', '.mm'],
  Perl: ['.pl', '.pm'],
  PHP: ['.php'],
  PowerShell: ['.ps1'],
  Python: ['.py'],
  R: ['.r'],
  Ruby: ['.rb'],
  Rust: ['.rs'],
  Scala: ['.scala'],
  Shell: ['.sh', '.bash'],
  SQL: ['.sql'],
  Svelte: ['.svelte'],
  Swift: ['.swift'],
  'Visual Basic': ['.vb'],
  Vue: ['.vue'],
};

/** The names of the languages without a reader, by extension. */
export const otherLanguages: ReadonlyMap<string, string> = new Map(
  Object.entries(extensions).flatMap(([name, endings]) => endings.map((ending) => [ending, name] as const)),
);

/** The grammars of languages without a reader: they tell whether a text is well formed. */
const grammars: Readonly<Record<string, string>> = {
  'C#': 'tree-sitter-c-sharp',
  Go: 'tree-sitter-go',
  Java: 'tree-sitter-java',
  Python: 'tree-sitter-python',
  Ruby: 'tree-sitter-ruby',
  Rust: 'tree-sitter-rust',
};

/** The grammars of a language without a reader, by extension: one, or none. */
export function otherGrammars(ending: string): readonly string[] {
  const grammar = grammars[otherLanguages.get(ending) ?? ''];
  return grammar === undefined ? [] : [grammar];
}
