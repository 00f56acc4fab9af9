import { readContracts } from '../../../../src/core/contracts/index.ts';
import type { Difference } from '../../../../src/core/model/contract.ts';
import { treeOf } from '../../../../src/core/model/tree.ts';
import type { Change } from './changes.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

/** What is said of two versions of a document: its differences, and what could not be read. */
export function saidOf({ before, after }: Pick<Change, 'before' | 'after'>): readonly (Difference | string)[] {
  const tree = (document: unknown) =>
    treeOf({ paths: ['shop.json'], texts: { 'shop.json': JSON.stringify(document) }, refused: {} });
  const options = { asOf: '2026-11-22', changed: null, renamed: new Map(), format: 'openapi', mode: null } as const;
  const { contracts, unread } = readContracts(tree(before()), tree(after()), options);
  return [...contracts.flatMap(({ differences }) => differences), ...unread.map(({ because }) => because)];
}

/** Whether it is a field that no reader names. */
export function isLeft(one: Difference | string): boolean {
  return typeof one !== 'string' && one.aspect === 'unread';
}
