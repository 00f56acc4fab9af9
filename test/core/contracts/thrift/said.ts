import { expect } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

/** One text, or several by their paths. */
export type Texts = string | Readonly<Record<string, string>>;

/** Compares two versions; one text stands in `idl/orders.thrift`. */
export function compared(before: Texts, after: Texts, mode: string | null = null) {
  const tree = (given: Texts) => {
    const texts = typeof given === 'string' ? { 'idl/orders.thrift': given } : given;
    return { paths: Object.keys(texts), texts, refused: {} };
  };
  const rest = { pairs: [], format: null, mode, asOf: '2026-06-01' };
  return compareContracts({ before: tree(before), after: tree(after), ...rest }).result;
}

/** What is not safe: `breaking field-type-changed 12-12`, with the lines before and after. */
export function said(before: Texts, after: Texts, mode: string | null = null): readonly string[] {
  const { changes, unread } = compared(before, after, mode);
  expect(unread).toEqual([]);
  return changes
    .filter(({ severity, rule }) => severity !== 'safe' && !rule.startsWith('versioning/'))
    .map(({ severity, rule, before: was, after: now }) => {
      return `${severity} ${rule.replace('contract/', '')} ${was?.line}-${now?.line}`;
    });
}
