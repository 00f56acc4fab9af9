import { expect } from 'vitest';
import { type ContractReading, readContracts } from '../../src/core/contracts/index.ts';
import { treeOf } from '../../src/core/model/tree.ts';
import { allReaders } from '../../src/core/contracts/readers.ts';

await allReaders();

/** The files of a tree, by path. */
export type Files = Readonly<Record<string, string>>;

/** Reads the contracts of two trees on 2026-11-22, every file looked at. */
export function readBoth(before: Files, after: Files): ContractReading {
  const tree = (files: Files) => treeOf({ paths: Object.keys(files), texts: files, refused: {} });
  const options = { asOf: '2026-11-22', changed: null, renamed: new Map(), format: null, mode: null };
  return readContracts(tree(before), tree(after), options);
}

/** Each difference as `kind aspect direction effect name | line before | line after`, the lines as written. */
export function differencesOf(before: Files, after: Files): string[] {
  const { contracts, unread } = readBoth(before, after);
  expect(unread).toEqual([]);
  const line = (files: Files, place: { file: string; line: number } | null) =>
    place === null ? '-' : (files[place.file]?.split(/\r?\n/)[place.line - 1]?.trim() ?? 'no such line');
  return contracts
    .flatMap((contract) => contract.differences)
    .map(
      ({ kind, aspect, direction, effect, name, ...at }) =>
        `${kind} ${aspect} ${direction} ${effect} ${name} | ${line(before, at.before)} | ${line(after, at.after)}`,
    );
}

/** The same without the lines. */
export function effectsOf(before: Files, after: Files): string[] {
  return differencesOf(before, after).map((difference) => difference.split(' | ')[0] ?? '');
}
