import { readContracts } from '../../../../src/core/contracts/index.ts';
import { treeOf } from '../../../../src/core/model/tree.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

/** What is read of two versions of some files of Avro. */
export function readFiles(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) {
  const tree = (texts: Readonly<Record<string, string>>) => treeOf({ paths: Object.keys(texts), texts, refused: {} });
  const options = { asOf: '2026-06-01', changed: null, renamed: new Map(), format: null, mode: 'FULL' };
  return readContracts(tree(before), tree(after), options);
}

/** What changes from one schema to another: `input narrowed presence total 3:4`, a line for each way it is met. */
export function changes(before: unknown, after: unknown): string[] {
  const text = (schema: unknown) => (typeof schema === 'string' ? schema : JSON.stringify(schema, null, 1));
  const { contracts, unread } = readFiles({ 'order.avsc': text(before) }, { 'order.avsc': text(after) });
  return [
    ...unread.map(({ because, line }) => `unread ${line}: ${because}`),
    ...contracts.flatMap(({ differences }) =>
      differences.flatMap(({ aspect, name, also = [], direction, effect }) =>
        [{ direction, effect }, ...also].map((one) => `${one.direction} ${one.effect} ${aspect} ${name}`),
      ),
    ),
  ].toSorted();
}

/** A record of orders. */
export function order(...fields: readonly object[]): object {
  return { type: 'record', name: 'Order', namespace: 'shop', fields };
}
