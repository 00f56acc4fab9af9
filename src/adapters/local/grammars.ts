import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { UserProblem } from '../../core/model/problem.ts';

/** The files of the grammars and of the engine that runs them, by the names the languages use. */
const files: Readonly<Record<string, string>> = {
  'web-tree-sitter': 'web-tree-sitter/web-tree-sitter.wasm',
  'tree-sitter-c-sharp': 'tree-sitter-c-sharp/tree-sitter-c_sharp.wasm',
  'tree-sitter-go': 'tree-sitter-go/tree-sitter-go.wasm',
  'tree-sitter-java': 'tree-sitter-java/tree-sitter-java.wasm',
  'tree-sitter-python': 'tree-sitter-python/tree-sitter-python.wasm',
  'tree-sitter-ruby': 'tree-sitter-ruby/tree-sitter-ruby.wasm',
  'tree-sitter-rust': 'tree-sitter-rust/tree-sitter-rust.wasm',
  'tree-sitter-typescript': 'tree-sitter-typescript/tree-sitter-typescript.wasm',
  'tree-sitter-tsx': 'tree-sitter-typescript/tree-sitter-tsx.wasm',
};

/** What a build copies into `dist/grammars`, so that the large packages are not needed at run time. */
export const grammarNames: readonly string[] = Object.keys(files);

/**
 * The bytes of a grammar: from the build, else from its package.
 * @throws UserProblem if neither is installed.
 */
export async function loadGrammar(name: string): Promise<Uint8Array> {
  try {
    return await readFile(new URL(`../../grammars/${name}.wasm`, import.meta.url));
  } catch {
    return readFile(pathOf(name));
  }
}

function pathOf(name: string): string {
  try {
    return createRequire(import.meta.url).resolve(files[name] ?? name);
  } catch {
    throw new UserProblem(
      'grammar-missing',
      `The grammar ${name} is not installed, so code in that language cannot be read.`,
      'Run `npm ci` again in the folder Architect is installed in.',
    );
  }
}
