/** `src/core/contracts/<format>/<format>.ts`. */
export const contractReader = `import type { Element } from '../comparison/element.ts';
import { replacement } from '../comparison/laws.ts';
import { addressOf, type Node, own, rootNode } from '../document-store.ts';
import type { ContractFormat } from '../format.ts';
import files from './files.ts';
import { parse } from './parse.ts';

/** Records of fields, which the service sends. */
export default {
  files,
  parse,
  // A field may be of the type of another record of its file.
  references: {
    find: (name, from) =>
      own(rootNode(from.document), name) ?? { because: \`there is no record \${name}\`, fix: 'add it, or correct the name' },
  },
  units: (documents) => documents.map((document) => ({ name: document.file, title: '', documents: [document] })),
  problem: () => null,
  words: { deprecate: null, sunset: null, open: null },
  vocabulary: {
    schema: { aspects: ['type'], given: [{}] },
    property: { aspects: [], given: [{ required: true }] },
  },
  versions: () => ({ declared: null, asked: [] }),
  root: ({ documents: [document] }) => contract(rootNode(document)),
} satisfies ContractFormat;

const plain = { flow: 'output', given: {}, aspects: () => [] } as const;

function contract(node: Node): Element {
  const parts = () => entriesOf(node).map(([name, one]) => record(name, one));
  return { ...plain, kind: 'contract', role: 'detail', key: '', name: 'the contract', at: node.spot, node, parts };
}

function record(name: string, node: Node): Element {
  return {
    ...plain,
    kind: 'schema',
    role: 'part',
    key: name,
    name,
    component: name,
    identity: addressOf(node.spot),
    at: node.spot,
    node,
    parts: () => entriesOf(node).map(([field, type]) => fieldOf(field, type)),
  };
}

function fieldOf(name: string, node: Node): Element {
  const type: Element = {
    ...plain,
    kind: 'schema',
    role: 'constraint',
    key: '',
    name: '',
    at: node.spot,
    aspects: () => [{ aspect: 'type', value: node.raw, law: replacement, stated: true, at: node.spot }],
    parts: () => [],
  };
  const given = { required: true };
  return { ...plain, kind: 'property', role: 'part', key: name, name, given, at: node.spot, node, parts: () => [type] };
}

function entriesOf(node: Node): [string, Node][] {
  return Object.keys(node.raw as object).flatMap((key): [string, Node][] => {
    const child = own(node, key);
    return child === undefined ? [] : [[key, child]];
  });
}
`;

/** `src/core/contracts/<format>/files.ts`. */
export const contractFiles = (format: string): string => `import type { Files } from '../format.ts';

export default {
  format: '${format}',
  named: /\\.${format}$/i,
  looksLike: () => true,
  needs: () => [],
} satisfies Files;
`;

/** `src/core/contracts/<format>/parse.ts`. */
export const contractParser = (format: string): string => `import type { Unread } from '../../model/contract.ts';
import { type Document, documentOf } from '../../texts/document.ts';
import { LineTable } from '../../texts/line-table.ts';
import { plainNotation } from '../../texts/parsed.ts';
import { SyntaxProblem } from '../../texts/syntax.ts';

/** Reads the records of a text: a line \`record Order\`, and below it a line \`  total: integer\` for each field. */
export function parse(file: string, text: string): Document | Unread {
  return documentOf(file, text, plainNotation, (body) => {
    const lines = new LineTable();
    const value: Record<string, Record<string, string>> = {};
    let open: Record<string, string> = {};
    for (const [index, line] of body.split(/\\r?\\n/).entries()) {
      const [, record] = /^record (\\w+)$/.exec(line) ?? [];
      const [, field, type] = /^ {2}(\\w+): (\\w+)$/.exec(line) ?? [];
      if (record !== undefined) {
        value[record] = open = {};
        lines.note(value, record, index + 1);
      } else if (field !== undefined && type !== undefined) {
        open[field] = type;
        lines.note(open, field, index + 1);
      } else if (line.trim() !== '') {
        throw new SyntaxProblem('it is no line of the format ${format}', 'write a record, or a field of one', index + 1);
      }
    }
    return { value, locate: (wanted) => lines.locate(value, wanted) };
  });
}
`;

/** `test/core/contracts/<format>.test.ts`. */
export const contractTests = (format: string): string => `import { expect, test } from 'vitest';
import { readContracts } from '../../../src/core/contracts/index.ts';
import { allReaders } from '../../../src/core/contracts/readers.ts';
import { treeOf } from '../../../src/core/model/tree.ts';

await allReaders();

const orders = \`record Order
  id: text
  total: integer
\`;

function differences(before: string, after: string): string[] {
  const file = 'orders.${format}';
  const tree = (text: string) => treeOf({ paths: [file], texts: { [file]: text }, refused: {} });
  const options = { asOf: '2026-06-01', changed: null, renamed: new Map(), format: null, mode: null };
  const { contracts, unread } = readContracts(tree(before), tree(after), options);
  expect(unread).toEqual([]);
  return contracts.flatMap((contract) =>
    contract.differences.map(({ effect, aspect, name, before: at }) => \`\${effect} \${aspect} \${name} \${at?.line}\`),
  );
}

test('a field that goes is stated on its line', () => {
  expect(differences(orders, orders.replace('  total: integer\\n', ''))).toEqual(['widened presence total 3']);
});

test('another order of the same fields is no difference', () => {
  expect(differences(orders, 'record Order\\n  total: integer\\n  id: text\\n')).toEqual([]);
});
`;
