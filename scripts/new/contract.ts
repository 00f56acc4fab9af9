import type { Scaffold } from './scaffold.ts';

/** A contract format written as JSON or YAML that claims nothing yet and has no elements. @throws Error where the name is not one word. */
export function newContract(format: string): Scaffold {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(format)) {
    throw new Error(`\`${format}\` is no file name for a format: write it in lower case, like \`asyncapi\``);
  }
  const file = `src/core/contracts/${format}/${format}.ts`;
  const cases = `test/core/contracts/${format}.test.ts`;
  return {
    files: { [file]: reader(format), [cases]: tests(format) },
    next: [
      `Take \`${format}\` out of \`unbuilt\` in src/core/contracts/detect.ts (and add it to \`formats\` in ` +
        `src/core/model/contract.ts if it is not there). Say in ${file} how it is recognised, and read its elements: ` +
        'the walk, the law and every generic rule work from there.',
      `Write the contract in ${cases}, and state what differs between its versions.`,
      'npm run generate && npm test',
    ],
  };
}

const reader = (format: string) => `import { parseDocument, rootOf } from '../../texts/document.ts';
import type { ContractFormat } from '../format.ts';
import { filesReferredTo, jsonReferences } from '../json-reference.ts';

/** How its files are told, which of them are one contract, and the elements they are made of. */
export default {
  format: '${format}',
  files: { named: /\\.(ya?ml|json)$/i, looksLike: () => false },
  parse: (file, text) => parseDocument(file, text),
  references: jsonReferences,
  needs: filesReferredTo,
  units: (documents) => documents.map((document) => ({ name: document.file, title: '', documents: [document] })),
  problem: () => null,
  versions: () => ({ declared: null, asked: [] }),
  root: ({ documents: [document] }) => ({
    kind: 'contract',
    key: '',
    name: 'the contract',
    flow: 'input',
    at: rootOf(document),
    role: 'detail',
    given: {},
    aspects: () => [],
    parts: () => [],
  }),
} satisfies ContractFormat;
`;

const tests = (format: string) => `import { expect, test } from 'vitest';
import { readContracts } from '../../../src/core/contracts/index.ts';
import { treeOf } from '../../../src/core/model/tree.ts';

const orders = \`a: small contract about orders
with: a field called total
\`;

function differences(before: string, after: string): string[] {
  const tree = (text: string) => treeOf({ paths: ['orders.yaml'], texts: { 'orders.yaml': text }, refused: {} });
  const options = { asOf: '2026-06-01', changed: null, renamed: new Map(), format: '${format}', mode: null } as const;
  const { contracts, unread } = readContracts(tree(before), tree(after), options);
  expect(unread).toEqual([]);
  return contracts.flatMap((contract) => contract.differences.map(({ subject, effect }) => \`\${effect} \${subject}\`));
}

test('a field that goes is stated', () => {
  expect(differences(orders, orders.replace('total', ''))).toEqual(['widened total']);
});

test('another order of the same fields is no difference', () => {
  expect(differences(orders, orders.split('\\n').toReversed().join('\\n'))).toEqual([]);
});
`;
