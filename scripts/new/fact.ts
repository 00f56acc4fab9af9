import { camel } from './names.ts';
import type { Scaffold } from './scaffold.ts';

/** The folders of the core that read facts. */
const folders = ['contracts', 'languages', 'manifests', 'systems'];

/** A kind of fact that agents are shown and can cite. @throws Error if the name is not `folder/what-happened`. */
export function newFact(id: string): Scaffold {
  const [folder = '', what = ''] = id.split('/');
  if (!folders.includes(folder) || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(what) || id.split('/').length > 2) {
    throw new Error(
      `\`${id}\` is no kind of fact: name the folder that reads it (${folders.join(', ')}) and what happened, like \`manifests/probe-removed\``,
    );
  }
  const file = `src/core/${folder}/${what}.ts`;
  const tests = `test/core/${folder}/${what}.test.ts`;
  return {
    files: { [file]: fact(folder, what), [tests]: factTests(folder, what) },
    next: [
      `Say in ${file} what is read, in words that make sense without the code, and what tells one such fact from another.`,
      `Call it in src/core/read.ts, among the \`statements\`. If a rule needs the fact as data, add that to ` +
        'src/core/model/facts.ts and to `noFacts`.',
      'npm run generate && npm test',
    ],
  };
}

const kindOf = (folder: string, what: string) => `${folder.replace(/s$/, '')}.${what}`;

const fact = (folder: string, what: string) => `import type { Statement } from '../model/fact.ts';
import type { Tree } from '../model/tree.ts';

/** What a file says of it, on which line, and in which words of the file. */
export function ${camel(what)}(tree: Tree, path: string): readonly Statement[] {
  const lines = (tree.read(path) ?? '').split('\\n');
  return lines.flatMap((text, index): Statement[] =>
    text.includes('${what}')
      ? [
          {
            kind: '${kindOf(folder, what)}',
            certainty: 'likely',
            subject: path,
            said: 'what there is to know of it',
            path,
            line: index + 1,
            side: 'after',
            known: ['its name', text.trim()],
          },
        ]
      : [],
  );
}
`;

const factTests = (folder: string, what: string) => `import { expect, test } from 'vitest';
import { ${camel(what)} } from '../../../src/core/${folder}/${what}.ts';
import { treeOf } from '../../../src/core/model/tree.ts';

const path = 'services/orders/settings.yaml';
const read = (text: string) => ${camel(what)}(treeOf({ paths: [path], texts: { [path]: text }, refused: {} }), path);

test('it is said once, on its line', () => {
  expect(read('orders:\\n  ${what}: yes\\n')).toMatchObject([{ kind: '${kindOf(folder, what)}', path, line: 2 }]);
});

test('where it is not, nothing is said', () => {
  expect(read('orders: {}\\n')).toEqual([]);
});
`;
