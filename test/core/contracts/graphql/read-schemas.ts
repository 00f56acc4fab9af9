import { type ContractReading, readContracts } from '../../../../src/core/contracts/index.ts';
import { treeOf } from '../../../../src/core/model/tree.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

type Files = Readonly<Record<string, string>>;

/** What is stated of two versions of some files. */
export function read(before: Files, after: Files): ContractReading {
  const tree = (texts: Files) => treeOf({ paths: Object.keys(texts), texts, refused: {} });
  const options = { asOf: '2026-06-01', changed: null, renamed: new Map(), format: null, mode: null };
  return readContracts(tree(before), tree(after), options);
}

/** The differences of two versions, each as `input narrowed presence total 3 -> 2`, with the lines. */
export function stated(before: Files, after: Files): readonly string[] {
  return read(before, after).contracts.flatMap(({ differences }) =>
    differences.map(
      ({ direction, effect, aspect, name, before: was, after: now }) =>
        `${direction} ${effect} ${aspect} ${name} ${was?.line} -> ${now?.line}`,
    ),
  );
}

/** Why files could not be read. */
export function unread(files: Files): readonly string[] {
  return read({ 'orders.graphql': 'type Query { order: ID }' }, files).unread.map(
    ({ file, line, because }) => `${file}:${line ?? ''} ${because}`,
  );
}
