import { camel } from './names.ts';
import type { Scaffold } from './scaffold.ts';

/** The rooms of the core that read something. */
const rooms = ['contracts', 'languages', 'manifests', 'systems'];

/** A kind of fact that an agent is told and can cite. @throws Error where the name is not `room/what-happened`. */
export function newFact(id: string): Scaffold {
  const [room = '', what = ''] = id.split('/');
  if (!rooms.includes(room) || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(what) || id.split('/').length > 2) {
    throw new Error(
      `\`${id}\` is no kind of fact: name the room that reads it (${rooms.join(', ')}) and what happened, like \`manifests/probe-removed\``,
    );
  }
  const file = `src/core/${room}/${what}.ts`;
  const tests = `test/core/${room}/${what}.test.ts`;
  return {
    files: { [file]: fact(room, what), [tests]: factTests(room, what) },
    next: [
      `Say in ${file} what is read, in words that make sense without the code, and what tells one such fact from another.`,
      `Call it in src/core/read.ts, among the \`statements\`. If a rule needs the fact as data, add that to ` +
        'src/core/model/facts.ts and to `noFacts`.',
      'npm run generate && npm test',
    ],
  };
}

const kindOf = (room: string, what: string) => `${room.replace(/s$/, '')}.${what}`;

const fact = (room: string, what: string) => `import type { Statement } from '../model/fact.ts';
import type { Tree } from '../model/tree.ts';

/** What a file says of it, on which line, and in which words of the file. */
export function ${camel(what)}(tree: Tree, path: string): readonly Statement[] {
  const lines = (tree.read(path) ?? '').split('\\n');
  return lines.flatMap((text, index): Statement[] =>
    text.includes('${what}')
      ? [
          {
            kind: '${kindOf(room, what)}',
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

const factTests = (room: string, what: string) => `import { expect, test } from 'vitest';
import { ${camel(what)} } from '../../../src/core/${room}/${what}.ts';
import { treeOf } from '../../../src/core/model/tree.ts';

const path = 'services/orders/settings.yaml';
const read = (text: string) => ${camel(what)}(treeOf({ paths: [path], texts: { [path]: text }, refused: {} }), path);

test('it is said once, on its line', () => {
  expect(read('orders:\\n  ${what}: yes\\n')).toMatchObject([{ kind: '${kindOf(room, what)}', path, line: 2 }]);
});

test('where it is not, nothing is said', () => {
  expect(read('orders: {}\\n')).toEqual([]);
});
`;
