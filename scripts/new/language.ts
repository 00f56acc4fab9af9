import type { Scaffold } from './scaffold.ts';

/** A reader that reads nothing yet, with its first test. @throws Error if the name is not in kebab-case. */
export function newLanguage(name: string): Scaffold {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(`\`${name}\` is no file name for a language: write it in lower case, like \`python\``);
  }
  const file = `src/core/languages/${name}.ts`;
  const cases = `test/core/languages/${name}.test.ts`;
  return {
    files: { [file]: language(name), [cases]: tests(name) },
    next: [
      `Install its grammar (\`npm install -D -E tree-sitter-${name}\`), name it in src/adapters/local/grammars.ts, and say in ` +
        `${file} which extensions it has.`,
      `Write code with one call of each kind in ${cases}, and state the facts it gives.`,
      'npm run generate && npm test',
    ],
  };
}

const language = (name: string) => `import type { Language } from './language.ts';

/** What is read of this language: imports, and calls that leave the process. */
export default {
  name: '${name}',
  extensions: ['.${name}'],
  grammars: ['tree-sitter-${name}'],
  read: () => ({ sources: [], unread: [], wanted: [] }),
} satisfies Language;
`;

const tests = (name: string) => `import { beforeAll, expect, test } from 'vitest';
import { prepareLanguages, readSources } from '../../../src/core/languages/index.ts';
import { loadGrammar } from '../../../src/adapters/local/grammars.ts';
import { treeOf } from '../../../src/core/model/tree.ts';

const path = 'src/orders.${name}';

beforeAll(() => prepareLanguages([path], loadGrammar));

/** \`line expression timeout\` of every call, as if the change had added the whole file. */
function calls(text: string): readonly string[] {
  const tree = treeOf({ paths: [path], texts: { [path]: text }, refused: {} });
  const lines = new Set(text.split('\\n').map((_, index) => index + 1));
  const { sources, unread } = readSources({ tree, paths: [path], touched: new Map([[path, lines]]), outlines: new Map() });
  expect(unread).toEqual([]);
  return sources.flatMap((source) => source.calls.map((call) => \`\${call.line} \${call.expression} \${call.timeout}\`));
}

test('a call without a timeout', () => {
  expect(calls('a call to another service\\n')).toEqual(['1 get none']);
});
`;
