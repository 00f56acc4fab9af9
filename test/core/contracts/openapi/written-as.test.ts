import { expect, test } from 'vitest';
import { compareContracts } from '../../../../src/core/contract.ts';
import { allReaders } from '../../../../src/core/contracts/readers.ts';

await allReaders();

/** What is said of how a list is written in a query. */
function said(before: string, after: string): readonly string[] {
  const file = 'openapi.yaml';
  const tree = (text: string) => ({ paths: [file], texts: { [file]: text }, refused: {} });
  const given = { pairs: [], format: null, mode: null, asOf: '2026-06-01' };
  const { changes } = compareContracts({ ...given, before: tree(before), after: tree(after) }).result;
  return changes.filter(({ rule }) => !rule.startsWith('versioning/')).map(({ message }) => message);
}

const paths = (parameter: string) =>
  `info: {title: Orders, version: '1'}\npaths:\n  /orders:\n    get:\n      parameters: [{name: ids, in: query, ${parameter}}]\n      responses: {'200': {description: ok}}\n`;
const older = (more: string) => `swagger: '2.0'\n${paths(`type: array, items: {type: string}${more}`)}`;
const newer = (more: string) => `openapi: 3.0.3\n${paths(`schema: {type: array, items: {type: string}}${more}`)}`;

test('how a list is written is told in the words of the version', () => {
  expect(said(older(''), older(', collectionFormat: multi'))).toEqual([
    'How `ids` in GET /orders is written changed from `collectionFormat: csv` to `collectionFormat: multi`.',
  ]);
  expect(said(newer(''), newer(', explode: false'))).toEqual([
    'How `ids` in GET /orders is written changed from `explode: true` to `explode: false`.',
  ]);
  expect(said(older(''), newer(''))).toEqual([
    'How `ids` in GET /orders is written changed from `collectionFormat: csv` to `explode: true`.',
  ]);
  expect(said(older(''), newer(', explode: false'))).toEqual([]);
});
